namespace Deploy.Local.Processes;

/// <summary>Runs a container's health check again and again, as a container runtime does.</summary>
/// <remarks>
/// ECS waits a whole interval before the first check. Here it is asked every second until it passes for the first time, so that nobody waits for
/// what is well already; what fails counts only once in an interval.
/// </remarks>
public static class HealthLoop
{
    /// <summary>Goes on until it is cancelled.</summary>
    /// <param name="plan">How often, how long, how many.</param>
    /// <param name="check">One check; false: it failed.</param>
    /// <param name="tell">Takes HEALTHY or UNHEALTHY when that changes.</param>
    /// <param name="cancellation">Ends the loop.</param>
    public static async Task RunAsync(HealthCheckPlan plan, Func<CancellationToken, Task<bool>> check, Action<string> tell, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var health = "UNKNOWN";
        var failures = 0;
        var rhythm = new CheckRhythm(plan.Interval);
        while (!cancellation.IsCancellationRequested)
        {
            var wasWell = health == "HEALTHY";
            await Task.Delay(rhythm.Pause(wasWell), cancellation);
            var passed = await OnceAsync(plan, check, cancellation);
            if (passed)
                failures = 0;
            else if (time.GetElapsedTime(started) > plan.StartPeriod && rhythm.Counts(wasWell))
                failures++;

            var now = passed ? "HEALTHY" : failures >= plan.Retries ? "UNHEALTHY" : health;
            if (now != health)
                tell(now);
            health = now;
        }
    }

    private static async Task<bool> OnceAsync(HealthCheckPlan plan, Func<CancellationToken, Task<bool>> check, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(plan.Timeout);
        try
        {
            return await check(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
