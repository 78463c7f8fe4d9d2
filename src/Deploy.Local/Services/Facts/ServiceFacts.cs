namespace Deploy.Local.Services.Facts;

/// <summary>A service as it is now.</summary>
public sealed record ServiceFacts
{
    public required string Cluster { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required Owner Owner { get; init; }

    /// <summary>ACTIVE or DRAINING.</summary>
    public required string Status { get; init; }

    public required int Desired { get; init; }

    public required int Running { get; init; }

    public required int Pending { get; init; }

    /// <summary><c>family:revision</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>The primary one first, then older ones that still have tasks.</summary>
    public required IReadOnlyList<DeploymentFacts> Deployments { get; init; }

    /// <summary>What became of its changes, newest first.</summary>
    public required IReadOnlyList<ChangeFacts> Changes { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EventFacts> Events { get; init; }

    /// <summary>The names by which tasks call it.</summary>
    public IReadOnlyList<NameFacts> Names { get; init; } = [];

    /// <summary>How far the shift of traffic has come that is going on; null: none is.</summary>
    public ShiftFacts? Shift { get; init; }

    /// <summary>The state of its rollout: IN_PROGRESS, COMPLETED or FAILED.</summary>
    public string Rollout => Deployments[0].Rollout;
}

/// <summary>A name by which tasks call a service.</summary>
/// <param name="Name">The name; with a port, where it holds for that port only.</param>
/// <param name="Kind">Who makes it: Service Connect or Cloud Map.</param>
/// <param name="Where">Who may use it.</param>
public sealed record NameFacts(string Name, string Kind, string Where);

/// <summary>A deployment of a service with its tasks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsPrimary">The newest one.</param>
/// <param name="Rollout">IN_PROGRESS, COMPLETED or FAILED.</param>
/// <param name="Reason">What ECS says about it.</param>
/// <param name="Definition"><c>family:revision</c>.</param>
/// <param name="Desired">How many tasks it should have.</param>
/// <param name="Running">How many of them run.</param>
/// <param name="Pending">How many of them start.</param>
/// <param name="Failed">Failures since a task was last well.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record DeploymentFacts(
    string Id, bool IsPrimary, string Rollout, string Reason, string Definition, int Desired, int Running, int Pending, int Failed, DateTimeOffset UpdatedAt);

/// <summary>A shift of traffic from one revision of a service to the next.</summary>
/// <param name="DeploymentArn">The service deployment.</param>
/// <param name="Strategy">BLUE_GREEN, LINEAR or CANARY.</param>
/// <param name="Stage">The lifecycle stage; null: it has not begun.</param>
/// <param name="Percent">The share of the production traffic that the new revision has.</param>
/// <param name="Hooks">The hooks that wait for somebody to act, by their ids.</param>
public sealed record ShiftFacts(string DeploymentArn, string Strategy, string? Stage, double Percent, IReadOnlyList<string> Hooks);

/// <summary>The story of one change of a service: a service deployment.</summary>
/// <param name="Status">SUCCESSFUL, ROLLBACK_SUCCESSFUL …</param>
/// <param name="Reason">Why, where ECS says so.</param>
/// <param name="Definition"><c>family:revision</c>.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="FinishedAt">When it was over; null: it goes on.</param>
public sealed record ChangeFacts(string Status, string? Reason, string Definition, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);

/// <summary>A line of a service's history.</summary>
public sealed record EventFacts(DateTimeOffset At, string Message);

/// <summary>A gateway and its routes.</summary>
public sealed record GatewayFacts(string Name, string Status, IReadOnlyList<RouteFacts> Routes);

/// <summary>A service's route on a gateway.</summary>
public sealed record RouteFacts(string Cluster, string Service, string Status, string Url);
