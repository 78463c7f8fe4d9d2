namespace Deploy.Rules.References;

/// <summary>
/// A file of parameters is named after a stage that is not declared, so no deployment reads it. Arguments: the file's name, the stage,
/// the declared stages (<c>dev, prod</c>, or <c>none</c>).
/// </summary>
public sealed class ParameterFileOfNoStage() : DeclarationRule(
    "DECS0970",
    "A file of parameters belongs to no stage",
    "{0} is never read: '{1}' is not a stage (declared: {2}). Rename the file, or add the stage to Stages of [assembly: Deployment(…)].",
    RuleSeverity.Warning);
