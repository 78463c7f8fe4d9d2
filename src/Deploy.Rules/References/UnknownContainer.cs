namespace Deploy.Rules.References;

/// <summary>
/// A detail names a container that the task definition does not have. Arguments: the named container, the task definition's address,
/// its containers (<c>api, otel</c>).
/// </summary>
public sealed class UnknownContainer() : DeclarationRule(
    "DECS0904",
    "A detail names an unknown container",
    "'{0}' is not a container of '{1}'. Set Container to one of: {2}.");
