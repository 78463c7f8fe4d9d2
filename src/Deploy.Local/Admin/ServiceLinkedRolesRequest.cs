namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/service-linked-roles</c>.</summary>
public sealed record ServiceLinkedRolesRequest
{
    /// <summary>How long after its creation a service can assume its service-linked role, at speed 1.</summary>
    public required double DelaySeconds { get; init; }
}
