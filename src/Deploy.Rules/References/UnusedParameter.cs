namespace Deploy.Rules.References;

/// <summary>A file of parameters has a name that no declaration uses. Argument: the name.</summary>
public sealed class UnusedParameter : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0968";

    /// <inheritdoc/>
    public override string Title => "A parameter is not used";

    /// <inheritdoc/>
    public override string Message => "Nothing uses the parameter '{0}'. Remove it, or correct its name.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;
}
