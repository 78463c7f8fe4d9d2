using Amazon.ECS;
using Amazon.ECS.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using EcsTask = Amazon.ECS.Model.Task;

namespace Deploy.Engine.Rollouts;

/// <summary>
/// The stopped tasks of one rollout. ECS describes them for an hour. A task is read again until it is STOPPED: while it is on its way
/// (STOPPING, DEPROVISIONING) its containers have no exit code.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
/// </summary>
internal sealed class StoppedTasks(AwsClients aws, ServiceRollout rollout)
{
    /// <summary>The most that one ListTasks or DescribeTasks takes.</summary>
    private const int PageSize = 100;
    private const int MaximumPages = 20;

    private readonly Dictionary<string, EcsTask> _ours = new(StringComparer.Ordinal);

    /// <summary>Tasks that need no second look: of other deployments, or at their end.</summary>
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The rollout's tasks that ended by themselves or never started, those that have stopped before those on their way, newest first.</summary>
    public IReadOnlyList<EcsTask> NewestFirst =>
        [.. _ours.Values.Where(task => !IsWanted(task)).OrderByDescending(IsOver).ThenByDescending(task => task.StoppingAt ?? task.StoppedAt ?? task.CreatedAt)];

    /// <summary>Looks at tasks that are not known, or were on their way.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (AmazonECSException e) when (e is ServiceNotFoundException or ClusterNotFoundException)
        {
            // Both were made a moment ago: the read is behind.
        }
    }

    /// <summary>True where nothing about the task will change any more.</summary>
    public static bool IsOver(EcsTask task) => task.LastStatus == "STOPPED";

    /// <summary>True where somebody wanted it to stop: a scaling in, a newer deployment, a user, the end of a Spot task.</summary>
    private static bool IsWanted(EcsTask task) =>
        task.StopCode?.Value is "UserInitiated" or "SpotInterruption" or "TerminationNotice"
        || (task.StopCode?.Value == "ServiceSchedulerInitiated" && task.StoppedReason?.StartsWith("Scaling activity", StringComparison.Ordinal) == true);

    /// <summary>The scheduler starts tasks in the name of the deployment; elsewhere the definition tells.</summary>
    private bool IsOurs(EcsTask task) =>
        rollout.Number is not null && task.StartedBy?.StartsWith("ecs-svc/", StringComparison.Ordinal) == true
            ? task.StartedBy == rollout.DeploymentId
            : task.TaskDefinitionArn == rollout.TaskDefinitionArn;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var unknown = (await ListAsync(cancellationToken)).Union(_ours.Keys).Where(arn => !_known.Contains(arn)).ToList();
        foreach (var batch in unknown.Chunk(PageSize))
        {
            var reply = await aws.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = rollout.ClusterArn, Tasks = [.. batch] }, cancellationToken);
            foreach (var task in reply.Tasks ?? [])
            {
                if (IsOurs(task)) _ours[task.TaskArn] = task;
                if (IsOver(task) || !IsOurs(task)) _known.Add(task.TaskArn);
            }
        }
    }

    /// <summary>By the service: <c>startedBy</c> would be the only filter, and list running tasks.</summary>
    private ValueTask<List<string>> ListAsync(CancellationToken cancellationToken) => Pages.ItemsAsync(
        token => aws.Ecs.ListTasksAsync(
            new ListTasksRequest
            {
                Cluster = rollout.ClusterArn,
                ServiceName = ResourceArn.NameIn(rollout.ServiceArn),
                DesiredStatus = "STOPPED",
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken),
        page => page.TaskArns,
        page => page.NextToken,
        MaximumPages).ToListAsync(cancellationToken);
}
