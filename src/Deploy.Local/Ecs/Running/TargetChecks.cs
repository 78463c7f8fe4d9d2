using System.Collections.Concurrent;
using System.Net;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Checks the targets of running tasks again and again, as their load balancers do.</summary>
/// <remarks>
/// A load balancer checks once in an interval; here a new target is asked more often until it passes for the first time (<see cref="CheckRhythm"/>).
/// </remarks>
internal sealed class TargetChecks(LocalContext context) : IResettable, IDisposable
{
    private readonly ConcurrentDictionary<(string Task, string Group, int Port), Checked> _targets = new();
    private readonly TargetProbe _probe = new();

    /// <summary>Begins to check a target.</summary>
    /// <param name="taskId">Its task.</param>
    /// <param name="registered">Its registration.</param>
    /// <param name="check">How it is checked.</param>
    /// <param name="endpoint">Where it is asked.</param>
    /// <param name="isForwarded">Something accepts connections there, whether the program listens or not.</param>
    /// <param name="slowStart">How long, at AWS's pace, its share grows once it is healthy.</param>
    public void Begin(string taskId, TargetRecord registered, TargetHealthCheck check, IPEndPoint endpoint, bool isForwarded, TimeSpan slowStart)
    {
        var target = new Checked(registered.TargetGroupArn, context.Clock.Scale(slowStart));
        if (_targets.TryAdd((taskId, registered.TargetGroupArn, registered.Port), target))
            _ = Task.Run(() => RunAsync(target, check, endpoint, isForwarded));
    }

    /// <summary>How a target is; null: nothing checks it.</summary>
    public TargetHealth? HealthOf(string taskId, string targetGroupArn, int port) => _targets.GetValueOrDefault((taskId, targetGroupArn, port))?.Health;

    /// <summary>When the share of a target began to grow, in ticks of the system's time provider, and for how long it does; null: it is whole.</summary>
    public (long Since, TimeSpan For)? SlowStartOf(string taskId, string targetGroupArn, int port) =>
        _targets.GetValueOrDefault((taskId, targetGroupArn, port))?.SlowStart;

    /// <summary>Ends the checks of a task.</summary>
    public void End(string taskId)
    {
        foreach (var key in _targets.Keys.Where(key => key.Task == taskId))
            if (_targets.TryRemove(key, out var target))
                target.Ending.Cancel();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (var task in _targets.Keys.Select(key => key.Task).Distinct().ToList())
            End(task);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reset();
        _probe.Dispose();
    }

    private async Task RunAsync(Checked target, TargetHealthCheck check, IPEndPoint endpoint, bool isForwarded)
    {
        var rhythm = new CheckRhythm(context.Clock.Scale(check.Interval));
        var timeout = CheckRhythm.Timeout(context.Clock.Scale(check.Timeout));
        var verdict = new TargetVerdict(check);
        var passedOnce = false;
        try
        {
            while (true)
            {
                await Task.Delay(rhythm.Pause(passedOnce), target.Ending.Token);
                var outcome = await _probe.AskAsync(check, endpoint, isForwarded, timeout, target.Ending.Token);
                var counts = rhythm.Counts(passedOnce);
                passedOnce |= outcome.Reason is null;
                verdict.Take(outcome, counts);
                if (target.Take(verdict.Health, HasOtherThan(target)))
                    context.Pulse.Wake();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The task ends, or Local does.
        }
    }

    /// <summary>Whether the target group has a healthy target whose share is whole: slow start is for those that come to one.</summary>
    private bool HasOtherThan(Checked target) =>
        _targets.Values.Any(other => other != target && other.Group == target.Group && other is { Health.State: "healthy", IsSlow: false });

    private sealed class Checked(string group, TimeSpan slowStart)
    {
        private volatile TargetHealth _health = TargetHealth.Initial;

        public CancellationTokenSource Ending { get; } = new();

        public TargetHealth Health => _health;

        public string Group => group;

        public (long Since, TimeSpan For)? SlowStart { get; private set; }

        public bool IsSlow => SlowStart is { } slow && TimeProvider.System.GetElapsedTime(slow.Since) < slow.For;

        /// <summary>Whether that is a change.</summary>
        public bool Take(TargetHealth health, bool hasOthers)
        {
            if (health == _health)
                return false;
            if (health.State == "healthy")
                SlowStart = hasOthers && slowStart > TimeSpan.Zero ? (TimeProvider.System.GetTimestamp(), slowStart) : null;
            _health = health;
            return true;
        }
    }
}
