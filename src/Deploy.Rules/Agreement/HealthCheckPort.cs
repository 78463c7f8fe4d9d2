namespace Deploy.Rules.Agreement;

/// <summary>A health check's command asks a port on which the program does not listen. Arguments: the container, the port, the ports of the program.</summary>
public sealed class HealthCheckPort() : AgreementRule(
    "DECS1103",
    "A health check asks a port that the program does not listen on",
    "The health check of container '{0}' asks port {1}, but the program listens on {2} only. Ask that one.");
