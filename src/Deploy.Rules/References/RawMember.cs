namespace Deploy.Rules.References;

/// <summary>The path of a <c>[Raw]</c> leads to no member of the request. Arguments: the path, what is wrong with it (a sentence).</summary>
public sealed class RawMember() : DeclarationRule(
    "DECS0971",
    "A member does not exist",
    "'{0}' is no member that [Raw] can set. {1}");
