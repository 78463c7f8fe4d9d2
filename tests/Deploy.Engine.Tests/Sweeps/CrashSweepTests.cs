using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>A run dies at each of its writing calls, before and after the server acted; the next run ends where an undisturbed one does.</summary>
public sealed class CrashSweepTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_first_deployment() => SweepAsync(before: null, StorefrontPlans.First);

    [Fact]
    public Task An_update_with_deletions() => SweepAsync(StorefrontPlans.First, StorefrontPlans.Second);

    private async Task SweepAsync(DeploymentPlan? before, DeploymentPlan plan)
    {
        // On the machine's own clock: a busy machine must not make it repeat a call, which would count as one more.
        await using var undisturbed = await SweepBench.StartAsync(hurry: 1);
        await undisturbed.PrepareAsync(before);
        var writes = 0;
        undisturbed.Gateway.Decide = operation =>
        {
            if (operation.IsWriting) Interlocked.Increment(ref writes);
            return Passage.Through;
        };
        Assert.True(Sweep.IsSuccess(await undisturbed.ApplyAsync(plan)), undisturbed.Events.Text);
        var expected = await undisturbed.StateAsync();
        // What is as after this run needs no further one.
        Assert.Equal(DeploymentOutcome.NothingToDo, await undisturbed.ApplyAsync(plan));
        var cases = Enumerable.Range(1, writes).SelectMany(call => new[] { (Call: call, Acted: false), (Call: call, Acted: true) }).ToList();

        var wrong = await Sweep.RunAsync(cases, (bench, at) => CrashAsync(bench, before, plan, at.Call, at.Acted, expected), output);

        Assert.True(writes > 12, $"{writes} writing calls");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n{string.Join('\n', wrong)}");
    }

    private static async Task<string?> CrashAsync(
        SweepBench bench, DeploymentPlan? before, DeploymentPlan plan, int call, bool acted, IReadOnlyDictionary<string, string> expected)
    {
        await bench.PrepareAsync(before);
        using var death = new CancellationTokenSource();
        var writes = 0;
        bench.Gateway.Decide = operation =>
        {
            if (death.IsCancellationRequested) return Passage.Dead;
            if (!operation.IsWriting || Interlocked.Increment(ref writes) != call) return Passage.Through;
            if (acted) return Passage.DeadAfterwards;
            death.Cancel();
            return Passage.Dead;
        };
        bench.Gateway.Answered = operation =>
        {
            if (acted && operation.IsWriting && Volatile.Read(ref writes) == call) death.Cancel();
        };
        var died = await bench.ApplyAsync(plan, death.Token);
        if (died != DeploymentOutcome.Cancelled) return $"it was to die, and ended as {died}";
        bench.Gateway.Decide = _ => Passage.Through;
        bench.Gateway.Answered = _ => { };

        var outcome = await bench.ApplyAsync(plan);

        if (!Sweep.IsSuccess(outcome)) return $"the next run ended as {outcome}:\n{bench.Events.Text}";
        return Sweep.Difference(expected, await bench.StateAsync()) is { } difference ? $"after the next run ({outcome})\n  {difference}" : null;
    }
}
