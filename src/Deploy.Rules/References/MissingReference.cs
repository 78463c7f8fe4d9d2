namespace Deploy.Rules.References;

/// <summary>
/// A reference is left out and nothing can stand for it. Arguments: the declaring resource's address, the missing kind in words
/// (<c>cluster</c>), the attribute that declares one (<c>Cluster</c>), the property that names one (<c>Cluster</c>).
/// </summary>
public sealed class MissingReference() : DeclarationRule(
    "DECS0901",
    "A reference is missing",
    "'{0}' needs a {1}, and neither its class nor this assembly declares one. Add [{2}], or name a class with {3} = typeof(…).");
