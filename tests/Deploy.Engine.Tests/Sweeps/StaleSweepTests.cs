using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>Each read after the first write is once as far behind as before the last write; the run ends where an undisturbed one does.</summary>
public sealed class StaleSweepTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_first_deployment() => SweepAsync(before: null, StorefrontPlans.First, fewest: 30);

    [Fact]
    public Task An_update_with_deletions() => SweepAsync(StorefrontPlans.First, StorefrontPlans.Second, fewest: 10);

    /// <param name="before">What is deployed before.</param>
    /// <param name="plan">What is deployed.</param>
    /// <param name="fewest">How many reads are stale at least: how often a run looks while it waits depends on the clock.</param>
    private async Task SweepAsync(DeploymentPlan? before, DeploymentPlan plan, int fewest)
    {
        await using var undisturbed = await SweepBench.StartAsync(hurry: 1);
        await undisturbed.PrepareAsync(before);
        var reads = Watch(undisturbed, staleRead: null);
        Assert.True(Sweep.IsSuccess(await undisturbed.ApplyAsync(plan)), undisturbed.Events.Text);
        var (count, expected) = (reads(), await undisturbed.StateAsync());
        var used = 0;

        var wrong = await Sweep.RunAsync([.. Enumerable.Range(1, count)], async (bench, read) =>
        {
            await bench.PrepareAsync(before);
            var passed = Watch(bench, read);
            var outcome = await bench.ApplyAsync(plan);
            if (passed() >= read && bench.UnusedFaults == 0) Interlocked.Increment(ref used);
            bench.ClearFaults();
            if (!Sweep.IsSuccess(outcome)) return $"{outcome}:\n{bench.Events.Text}";
            return Sweep.Difference(expected, await bench.StateAsync()) is { } difference ? $"after {outcome}\n  {difference}" : null;
        }, output);

        output.WriteLine($"{used} of {count} reads were stale.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong)}");
        Assert.True(used >= fewest, $"Only {used} of {count} reads were stale.");
    }

    /// <summary>Counts the reads after the first write, and makes one of them stale.</summary>
    private static Func<int> Watch(SweepBench bench, int? staleRead)
    {
        var gate = new Lock();
        object? remembered = null;
        var reads = 0;
        bench.Gateway.Decide = operation =>
        {
            lock (gate)
            {
                if (operation.IsWriting) remembered = bench.Remember();
                else if (remembered is not null && ++reads == staleRead) bench.Stale(remembered);
            }

            return Passage.Through;
        };
        return () => reads;
    }
}
