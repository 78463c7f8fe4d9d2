namespace Deploy.Rules.References;

/// <summary>
/// A property that is managed elsewhere is none of a resource on the class. Arguments: the property, the class.
/// </summary>
public sealed class UnknownProperty() : DeclarationRule(
    "DECS0964",
    "A property does not exist",
    "'{0}' is not a property of a resource on {1}. Name one with nameof, such as nameof(ServiceAttribute.DesiredCount).");
