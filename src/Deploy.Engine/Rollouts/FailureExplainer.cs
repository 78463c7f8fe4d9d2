using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Plan.Values;

namespace Deploy.Engine.Rollouts;

/// <summary>Collects what tells why tasks fail: reasons, exit codes, last log lines, health of targets, events. Never throws for a missing permission.</summary>
internal sealed class FailureExplainer(AwsClients aws, ServiceRollout rollout, ResourceAddress taskDefinition)
{
    private const int MaximumTasks = 2;
    private const int MaximumEvents = 5;

    private readonly HashSet<string> _seenTasks = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];
    private readonly List<FailureSign> _signs = [];
    private readonly TaskLogs _logs = new(aws, rollout.TaskDefinitionArn);
    private bool _lookedAtService;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Looks at stopped tasks that were not seen yet, while ECS still describes them.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        if (_seenTasks.Count < MaximumTasks) await TryAsync("stopped tasks", () => CollectTasksAsync(cancellationToken));
        if (_lookedAtService) return;
        _lookedAtService = true;
        await TryAsync("the service", () => CollectServiceAsync(cancellationToken));
    }

    /// <summary>One line about the cause, and the property that it points at.</summary>
    public (string Why, string Property, ResourceAddress? Address) Verdict(string reason)
    {
        var sign = _signs.OrderByDescending(candidate => candidate.Weight).FirstOrDefault() ?? FailureSigns.Read(reason, container: null);
        return sign is null
            ? (reason, "", null)
            : (sign.Text == reason ? reason : $"{reason} ({sign.Text})", sign.Property, sign.OnService ? null : taskDefinition);
    }

    private async Task CollectTasksAsync(CancellationToken cancellationToken)
    {
        var stopped = await aws.Ecs.ListTasksAsync(
            new ListTasksRequest { Cluster = rollout.ClusterArn, ServiceName = NameOf(rollout.ServiceArn), DesiredStatus = "STOPPED" }, cancellationToken);
        var arns = (stopped.TaskArns ?? []).Where(arn => !_seenTasks.Contains(arn)).Take(10).ToList();
        if (arns.Count == 0) return;
        var described = await aws.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = rollout.ClusterArn, Tasks = arns }, cancellationToken);
        foreach (var task in (described.Tasks ?? []).Where(task => task.TaskDefinitionArn == rollout.TaskDefinitionArn))
        {
            if (_seenTasks.Count >= MaximumTasks || !_seenTasks.Add(task.TaskArn)) continue;
            await ExplainAsync(task, cancellationToken);
        }
    }

    private async Task ExplainAsync(Amazon.ECS.Model.Task task, CancellationToken cancellationToken)
    {
        var id = NameOf(task.TaskArn);
        _lines.Add($"task {id} stopped: {task.StoppedReason ?? "no reason given"}{(task.StopCode is null ? "" : $" ({task.StopCode})")}");
        var containers = task.Containers ?? [];
        AddSign(task.StoppedReason, containers.Count == 1 ? containers[0].Name : null);
        foreach (var container in containers)
        {
            if (container.ExitCode is null or 0 && string.IsNullOrEmpty(container.Reason) && container.HealthStatus?.Value != "UNHEALTHY") continue;
            var exit = container.ExitCode is null ? "" : $" exited with {container.ExitCode}";
            var health = container.HealthStatus?.Value == "UNHEALTHY" ? " was unhealthy" : "";
            _lines.Add($"  container {container.Name}{exit}{health}{(string.IsNullOrEmpty(container.Reason) ? "" : $": {container.Reason}")}");
            AddSign(container.Reason, container.Name);
            if (health.Length > 0) _signs.Add(FailureSigns.Unhealthy(container.Name));
            if (container.ExitCode is not null and not 0) _signs.Add(FailureSigns.Exit(container.Name, container.ExitCode.Value));
            await TryAsync("its log", async () => _lines.AddRange((await _logs.LastLinesAsync(container.Name, id, cancellationToken)).Select(line => $"    | {line}")));
        }
    }

    private async Task CollectServiceAsync(CancellationToken cancellationToken)
    {
        var reply = await aws.Ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = rollout.ClusterArn, Services = [rollout.ServiceArn] }, cancellationToken);
        var service = reply.Services?.FirstOrDefault();
        foreach (var text in (service?.Events ?? []).Take(MaximumEvents).Select(happened => happened.Message))
        {
            _lines.Add($"event: {text}");
            AddSign(text, container: null);
        }

        foreach (var targetGroup in (service?.LoadBalancers ?? []).Select(balancer => balancer.TargetGroupArn).OfType<string>())
            await TryAsync("its targets", () => CollectTargetsAsync(targetGroup, cancellationToken));
    }

    private async Task CollectTargetsAsync(string targetGroupArn, CancellationToken cancellationToken)
    {
        var health = await aws.LoadBalancing.DescribeTargetHealthAsync(
            new Amazon.ElasticLoadBalancingV2.Model.DescribeTargetHealthRequest { TargetGroupArn = targetGroupArn }, cancellationToken);
        foreach (var target in (health.TargetHealthDescriptions ?? []).Where(target => target.TargetHealth?.State?.Value is "unhealthy" or "unavailable").Take(MaximumTasks))
        {
            var text = $"target {target.Target?.Id}:{target.Target?.Port} is {target.TargetHealth.State}: {target.TargetHealth.Description ?? target.TargetHealth.Reason}";
            _lines.Add(text);
            _signs.Add(FailureSigns.Target(text));
        }
    }

    private void AddSign(string? text, string? container)
    {
        if (text is not null && FailureSigns.Read(text, container) is { } sign) _signs.Add(sign);
    }

    /// <summary>An explanation is a help: that it cannot be had must not hide what it was to explain.</summary>
    private async Task TryAsync(string what, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (AmazonServiceException e)
        {
            _lines.Add($"({what} could not be read: {e.ErrorCode})");
        }
    }

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
