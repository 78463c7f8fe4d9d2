namespace Deploy.Rules.Agreement;

/// <summary>A health check's command asks a port on which the program does not listen. Arguments: the container, the port, the ports of the program.</summary>
public sealed class HealthCheckPort : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1103";

    /// <inheritdoc/>
    public override string Title => "A health check asks a port that the program does not listen on";

    /// <inheritdoc/>
    public override string Message => "The health check of container '{0}' asks port {1}, but the program listens on {2} only. Ask that one.";
}
