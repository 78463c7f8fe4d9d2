namespace Deploy.Rules.References;

/// <summary>A stage is used that is not declared. Arguments: the stage, the declared stages (<c>dev, prod</c>, or <c>none</c>).</summary>
public sealed class UnknownStage() : DeclarationRule(
    "DECS0907",
    "A stage is not declared",
    "Stage '{0}' is not declared (declared: {1}). Correct the name, or add it to Stages of [assembly: Deployment(…)].");
