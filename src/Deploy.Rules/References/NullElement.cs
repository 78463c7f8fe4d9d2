namespace Deploy.Rules.References;

/// <summary>A list holds a null. Arguments: the argument and the attribute.</summary>
public sealed class NullElement() : DeclarationRule(
    "DECS0917",
    "An element of a list is null",
    "An element of {0} of [{1}] is null. Write a value, or remove the element.");
