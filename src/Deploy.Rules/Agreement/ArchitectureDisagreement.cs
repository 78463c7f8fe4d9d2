namespace Deploy.Rules.Agreement;

/// <summary>The project's runtime identifier or platform does not fit a task definition. Arguments: what it is compiled for, the task definition, the processor, the property of the project.</summary>
public sealed class ArchitectureDisagreement : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1106";

    /// <inheritdoc/>
    public override string Title => "The project is compiled for another processor";

    /// <inheritdoc/>
    public override string Message => "The project is compiled for {0}, but '{1}' runs on {2}. Change {3}, or Architecture of [TaskDefinition].";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;
}
