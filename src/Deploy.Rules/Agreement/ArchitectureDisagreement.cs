namespace Deploy.Rules.Agreement;

/// <summary>The project's runtime identifier or platform does not fit a task definition. Arguments: what it is compiled for, the task definition, the processor, the property of the project.</summary>
public sealed class ArchitectureDisagreement() : AgreementRule(
    "DECS1106",
    "The project is compiled for another processor",
    "The project is compiled for {0}, but '{1}' runs on {2}. Change {3}, or Architecture of [TaskDefinition].",
    RuleSeverity.Warning);
