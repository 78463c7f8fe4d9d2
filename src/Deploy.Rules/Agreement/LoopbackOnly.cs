namespace Deploy.Rules.Agreement;

/// <summary>The program listens on a container's port, but on loopback addresses only. Arguments: what it listens on, the container, the port, an address that works.</summary>
public sealed class LoopbackOnly() : AgreementRule(
    "DECS1102",
    "The program listens on loopback only",
    "The program listens on {0}, which nothing outside of its container reaches, but container '{1}' has the port {2}. "
        + "Listen on all addresses, for example with {3}.");
