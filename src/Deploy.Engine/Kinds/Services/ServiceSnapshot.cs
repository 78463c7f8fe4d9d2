using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Services;

/// <summary>A service as ECS has it.</summary>
public sealed record ServiceSnapshot : Snapshot<ServiceSpec>
{
    /// <summary>The cluster.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>The revision that it runs, or is moving to.</summary>
    public required string? TaskDefinitionArn { get; init; }

    /// <summary>The id of its newest deployment (<c>ecs-svc/…</c>); null: none was described.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>True where its newest deployment failed and ECS went back to nothing: it must be deployed again, though nothing differs.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The count that was declared when it was last noted in the tag; null: never.</summary>
    public required int? DeclaredCount { get; init; }

    /// <summary>True where a run died between the note of the count and its end: the tag is written once more.</summary>
    public bool IsCountNoteOpen { get; init; }

    /// <summary>What it runs on, where that is no launch type that can be declared: <c>capacity providers FARGATE_SPOT</c>.</summary>
    public string? OtherLaunch { get; init; }
}
