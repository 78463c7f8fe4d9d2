namespace Deploy.Rules.References;

/// <summary>
/// An attribute of a stage changes or removes something that the base does not have, and is not whole by itself.
/// Arguments: the attribute, the class, the stage.
/// </summary>
public sealed class StageOverrideWithoutBase() : DeclarationRule(
    "DECS0910",
    "A stage overrides nothing",
    "[{0}] on {1} overrides stage '{2}', but the base declares nothing that it could override. "
        + "Declare [{0}] without Stage, or remove this one.");
