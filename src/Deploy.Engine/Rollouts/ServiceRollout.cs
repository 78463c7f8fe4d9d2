namespace Deploy.Engine.Rollouts;

/// <summary>A rollout that our own call started: what the wait follows.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="ServiceArn">The service.</param>
/// <param name="TaskDefinitionArn">The revision that it is to end at.</param>
/// <param name="Started">The service's time just before the call: an older service deployment is not ours.</param>
/// <param name="First">True where the service was created by the call: there is nothing to roll back to.</param>
/// <param name="DeploymentId">The id of the deployment that the reply of the call named as PRIMARY (<c>ecs-svc/…</c>); null where it named none.</param>
public sealed record ServiceRollout(string ClusterArn, string ServiceArn, string TaskDefinitionArn, DateTimeOffset Started, bool First, string? DeploymentId)
{
    /// <summary>ARNs of service deployments that were there before the call, however young they are.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>When the service was made, as the reply told it: a service of the same name with another time is another one. Null: not known.</summary>
    public DateTime? ServiceCreated { get; init; }

    /// <summary>True for a rollout that this run did not start but found: what failed before the run is not counted again.</summary>
    public bool IsFound { get; init; }

    /// <summary>The number in <see cref="DeploymentId"/>, which is also the last part of the ARN of the revision that it deploys; null: not known.</summary>
    public string? Number => DeploymentId is { } id && id.StartsWith(IdPrefix, StringComparison.Ordinal) ? id[IdPrefix.Length..] : null;

    private const string IdPrefix = "ecs-svc/";
}
