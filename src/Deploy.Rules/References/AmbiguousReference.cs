namespace Deploy.Rules.References;

/// <summary>
/// A reference is left out and several resources could stand for it. Arguments: the declaring resource's address, the kind in words,
/// the property that names one, the candidates (<c>ShopCluster, ToolsCluster</c>).
/// </summary>
public sealed class AmbiguousReference() : DeclarationRule(
    "DECS0902",
    "A reference could mean several resources",
    "'{0}' does not say which {1} it means. Set {2} = typeof(…) to one of: {3}.");
