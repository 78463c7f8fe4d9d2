namespace Deploy.Rules.Agreement;

/// <summary>None of a container's ports is one that the program listens on. Arguments: the container, its ports, the ports of the program.</summary>
public sealed class PortNotListened() : AgreementRule(
    "DECS1101",
    "The program does not listen on the container's port",
    "Container '{0}' has the port {1}, but the program listens on {2} only. "
        + "Use one port for both: change the container's, or ASPNETCORE_HTTP_PORTS, or the program.");
