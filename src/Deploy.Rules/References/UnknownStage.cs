namespace Deploy.Rules.References;

/// <summary>A stage is used that is not declared. Arguments: the stage, the declared stages (<c>dev, prod</c>, or <c>none</c>).</summary>
public sealed class UnknownStage : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0907";

    /// <inheritdoc/>
    public override string Title => "A stage is not declared";

    /// <inheritdoc/>
    public override string Message => "Stage '{0}' is not declared (declared: {1}). Correct the name, or add it to Stages of [assembly: Deployment(…)].";
}
