namespace Deploy.Rules.Agreement;

/// <summary>None of a container's ports is one that the program listens on. Arguments: the container, its ports, the ports of the program.</summary>
public sealed class PortNotListened : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1101";

    /// <inheritdoc/>
    public override string Title => "The program does not listen on the container's port";

    /// <inheritdoc/>
    public override string Message => "Container '{0}' has the port {1}, but the program listens on {2} only. Use one port for both: change the container's, or ASPNETCORE_HTTP_PORTS, or the program.";
}
