namespace Deploy.Rules.Agreement;

/// <summary>A health check's command asks a path that no endpoint of the program has. Arguments: the container, the path, the paths of the program.</summary>
public sealed class HealthCheckPath() : AgreementRule(
    "DECS1104",
    "A health check asks a path that the program does not map",
    "The health check of container '{0}' asks {1}, which the program does not map. Map it, or ask one of its paths: {2}.",
    RuleSeverity.Warning);
