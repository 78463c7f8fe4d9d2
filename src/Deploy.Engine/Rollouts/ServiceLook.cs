using Amazon.ECS.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>What the service itself tells beside its deployment: that it was deleted, and its events since the rollout began.</summary>
internal sealed class ServiceLook(AwsClients aws, ServiceRollout rollout)
{
    /// <summary>Times in replies are of different hosts.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>The service as it was described last; null: it never was.</summary>
    public Service? Service { get; private set; }

    /// <summary>
    /// True where the service is being deleted, or is gone. One of the same name that was deleted earlier, and that a read may still show, is another.
    /// </summary>
    public bool IsDeleted => Service?.Status is "DRAINING" or "INACTIVE" && (rollout.ServiceCreated is not { } created || Service.CreatedAt is not { } own || own == created);

    /// <summary>Events since the rollout began that tell of trouble, newest first, each text once. None of them ends a deployment by itself.</summary>
    public IReadOnlyList<string> Troubles => [.. Messages.Where(FailureSigns.IsTrouble)];

    /// <summary>The texts of all events since the rollout began, newest first, each text once.</summary>
    public IEnumerable<string> Messages => (Service?.Events ?? [])
        .Where(happened => happened.CreatedAt is null || happened.CreatedAt >= (rollout.Started - ClockTolerance).UtcDateTime)
        .OrderByDescending(happened => happened.CreatedAt)
        .Select(happened => happened.Message)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    /// <summary>Looks once.</summary>
    /// <returns>Troubles that were not told before, oldest first.</returns>
    public async Task<IReadOnlyList<string>> LookAsync(CancellationToken cancellationToken)
    {
        var reply = await aws.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = rollout.ClusterArn, Services = [rollout.ServiceArn] }, cancellationToken);
        if (reply.Services?.FirstOrDefault() is { } found) Service = found;
        return [.. Troubles.Where(_told.Add).Reverse()];
    }
}
