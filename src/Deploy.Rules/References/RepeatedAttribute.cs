namespace Deploy.Rules.References;

/// <summary>
/// Two attributes of one class (or of the assembly) have one key and one stage, so that the second says nothing. Arguments: the attribute, the class,
/// what it is about (<c>the container api</c>, or <c>the base</c>).
/// </summary>
public sealed class RepeatedAttribute() : DeclarationRule(
    "DECS0960",
    "An attribute says the same thing twice",
    "[{0}] stands twice on {1} for {2}; only the first counts. Remove one, or give it another name or Stage.");
