namespace Deploy.Rules.References;

/// <summary>
/// Remove is set on an attribute of the base. Arguments: the attribute, the class.
/// </summary>
public sealed class RemoveWithoutStage() : DeclarationRule(
    "DECS0966",
    "Nothing to remove from",
    "[{0}] on {1} sets Remove without Stage, so that it says nothing. "
        + "Set Stage to the stage that must not have it, or delete the attribute.");
