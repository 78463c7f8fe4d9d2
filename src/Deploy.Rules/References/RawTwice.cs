namespace Deploy.Rules.References;

/// <summary>
/// A <c>[Raw]</c> sets what an attribute or another <c>[Raw]</c> sets. Arguments: the resource's address, the one
/// (<c>MaximumPercent of [Service]</c>), the other (<c>[Raw("deploymentConfiguration")]</c>).
/// </summary>
public sealed class RawTwice() : DeclarationRule(
    "DECS0974",
    "A member is set twice",
    "{1} and {2} set the same member of '{0}'. Remove one.");
