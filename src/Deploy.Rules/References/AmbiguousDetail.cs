namespace Deploy.Rules.References;

/// <summary>
/// A detail could belong to several resources of its class. Arguments: the detail's attribute, the class, the resources in words
/// (<c>the service and the schedule</c>).
/// </summary>
public sealed class AmbiguousDetail() : DeclarationRule(
    "DECS0905",
    "A detail could belong to several resources",
    "[{0}] on {1} could belong to {2}. Set For = ResourceFor.… to say which.");
