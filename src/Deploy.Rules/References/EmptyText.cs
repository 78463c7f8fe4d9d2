namespace Deploy.Rules.References;

/// <summary>An argument is an empty text. Arguments: the argument and the attribute.</summary>
public sealed class EmptyText() : DeclarationRule(
    "DECS0915",
    "An argument is empty",
    "{0} of [{1}] is empty. Write a value, or leave {0} out for its default.");
