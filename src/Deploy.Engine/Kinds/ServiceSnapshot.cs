using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>A service as ECS has it.</summary>
public sealed record ServiceSnapshot : Snapshot<ServiceSpec>
{
    /// <summary>The cluster.</summary>
    public required string ClusterArn { get; init; }

    /// <summary>The revision that it runs, or is moving to.</summary>
    public required string? TaskDefinitionArn { get; init; }

    /// <summary>The ARN of its current service deployment; null: it has none, or the endpoint knows none.</summary>
    public string? ServiceDeploymentArn { get; init; }

    /// <summary>The count that was declared when it was last noted in the tag; null: never.</summary>
    public required int? DeclaredCount { get; init; }

    /// <summary>What it runs on, where that is no launch type that can be declared: <c>capacity providers FARGATE_SPOT</c>.</summary>
    public string? OtherLaunch { get; init; }
}
