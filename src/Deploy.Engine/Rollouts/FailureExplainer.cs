using Deploy.Engine.Clients;
using Deploy.Plan.Values;

namespace Deploy.Engine.Rollouts;

/// <summary>
/// Tells why tasks fail: reasons, exit codes, last log lines, health of targets, events. Tasks are collected while the rollout goes on, since
/// ECS forgets them; the lines are written when there is a verdict. It never throws, and never takes long: it must not hide what it explains.
/// </summary>
internal sealed class FailureExplainer(
    AwsClients aws, ResourceAddress taskDefinition, ServiceLook look, StoppedTasks tasks, RevisionContainers containers, TimeProvider time)
{
    private const int MaximumTasks = 2;
    private const int MaximumSigns = 20;
    private const int MaximumEvents = 5;

    /// <summary>How long a verdict waits for tasks that are stopping to have stopped. On Fargate the network interface takes some seconds to go.</summary>
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);

    private readonly PatientReads _reads = new(time);
    private readonly TaskLogs _logs = new(aws, containers);
    private List<FailureSign> _signs = [];

    /// <summary>The lines of the last <see cref="ExplainAsync"/>.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>Looks at stopped tasks while the rollout goes on. Where they cannot be read in time, that is not tried again before the end.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        if (_reads.AreSilent) return;
        await _reads.TryAsync("stopped tasks", tasks.CollectAsync, cancellationToken);
    }

    /// <summary>Reads what is to be told. Tasks that are on their way are waited for, for some seconds.</summary>
    /// <param name="settle">False: what is known now is enough.</param>
    /// <param name="cancellationToken">Ends the reading; what is known by then is told.</param>
    public async Task ExplainAsync(bool settle, CancellationToken cancellationToken)
    {
        _reads.Begin();
        var started = time.GetTimestamp();
        while (await _reads.TryAsync("stopped tasks", tasks.CollectAsync, cancellationToken)
            && settle && !tasks.NewestFirst.Any(StoppedTasks.IsOver) && time.GetElapsedTime(started) < SettleLimit)
        {
            await _reads.PauseAsync(SettlePause, cancellationToken);
        }

        var lines = new List<string>();
        _signs = [];
        await AddTasksAsync(lines, cancellationToken);
        await _reads.TryAsync("the service", look.LookAsync, cancellationToken);
        AddEvents(lines);
        foreach (var targetGroup in (look.Service?.LoadBalancers ?? []).Select(balancer => balancer.TargetGroupArn).OfType<string>())
            await _reads.TryAsync("its targets", token => AddTargetsAsync(targetGroup, lines, token), cancellationToken);
        Lines = [.. lines, .. _reads.Failures];
    }

    /// <summary>One line about the cause, and the property that it points at.</summary>
    public (string Why, string Property, ResourceAddress? Address) Verdict(string reason)
    {
        var sign = _signs.OrderByDescending(candidate => candidate.Weight).FirstOrDefault() ?? FailureSigns.Read(reason, container: null);
        return sign is null
            ? (reason, "", null)
            : (sign.Text == reason ? reason : $"{reason} ({sign.Text})", sign.Property, sign.OnService ? null : taskDefinition);
    }

    private async Task AddTasksAsync(List<string> lines, CancellationToken cancellationToken)
    {
        var stopped = tasks.NewestFirst.Take(MaximumSigns).ToList();
        if (stopped.Count == 0) return;
        var essential = await EssentialAsync(cancellationToken);
        var stories = stopped.Select(task => TaskStory.Of(task, name => essential?.Contains(name) != false)).ToList();
        _signs.AddRange(stories.SelectMany(story => story.Signs));
        foreach (var story in stories.Take(MaximumTasks))
        {
            for (var line = 0; line < story.Lines.Count; line++)
            {
                lines.Add(story.Lines[line]);
                foreach (var (container, _) in story.Containers.Where(told => told.Line == line + 1))
                    await _reads.TryAsync("its log", async token => lines.AddRange((await _logs.LastLinesAsync(container, story.Id, token)).Select(text => $"    | {text}")), cancellationToken);
            }
        }
    }

    /// <summary>Names of essential containers; null: not known, so each counts as one.</summary>
    private async Task<HashSet<string>?> EssentialAsync(CancellationToken cancellationToken)
    {
        HashSet<string>? names = null;
        await _reads.TryAsync(
            "the task definition",
            async token => names = (await containers.GetAsync(token)).Where(container => container.Essential != false).Select(container => container.Name).ToHashSet(StringComparer.Ordinal),
            cancellationToken);
        return names is { Count: > 0 } ? names : null;
    }

    /// <summary>What tells of trouble comes before what is merely new, which can be a lot.</summary>
    private void AddEvents(List<string> lines)
    {
        foreach (var text in look.Troubles.Concat(look.Messages).Distinct(StringComparer.Ordinal).Take(MaximumEvents))
        {
            lines.Add($"event: {text}");
            if (FailureSigns.Read(text, container: null) is { } sign) _signs.Add(sign);
        }
    }

    private async Task AddTargetsAsync(string targetGroupArn, List<string> lines, CancellationToken cancellationToken)
    {
        var health = await aws.LoadBalancing.DescribeTargetHealthAsync(
            new Amazon.ElasticLoadBalancingV2.Model.DescribeTargetHealthRequest { TargetGroupArn = targetGroupArn }, cancellationToken);
        foreach (var target in (health.TargetHealthDescriptions ?? []).Where(target => target.TargetHealth?.State?.Value is "unhealthy" or "unavailable").Take(MaximumTasks))
        {
            var text = $"target {target.Target?.Id}:{target.Target?.Port} is {target.TargetHealth.State}: {target.TargetHealth.Description ?? target.TargetHealth.Reason}";
            lines.Add(text);
            _signs.Add(FailureSigns.Target(text));
        }
    }
}
