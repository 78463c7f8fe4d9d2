namespace Deploy.Rules.References;

/// <summary>
/// A target group leaves out the port, and the container does not have exactly one. Arguments: the container, its ports (<c>8080, 8081</c>, or <c>none</c>).
/// </summary>
public sealed class UnclearPort() : DeclarationRule(
    "DECS0963",
    "A port must be named",
    "Container '{0}' does not have exactly one port (it has: {1}). Set Port to the one that is registered with the target group.");
