using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>Deployments on an AWS that shows nothing at once, lists in any order, and refuses what names something young.</summary>
public sealed class YoungReadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_first_deployment_an_update_with_deletions_and_nothing_to_do(int invisibleReads)
    {
        await using var undisturbed = await SweepBench.StartAsync();
        await undisturbed.ResetAsync();
        await undisturbed.ApplyAsync(StorefrontPlans.First);
        var (first, second) = (await undisturbed.StateAsync(), await SecondAsync(undisturbed));
        await using var bench = await SweepBench.StartAsync(hurry: 3);
        await bench.ResetAsync();

        await bench.YoungAsync(invisibleReads);
        Assert.True(await bench.ApplyAsync(StorefrontPlans.First) == DeploymentOutcome.Succeeded, bench.Events.Text);
        await bench.YoungAsync(invisibleReads);
        Assert.Null(Sweep.Difference(first, await SettledAsync(bench)));
        await bench.YoungAsync(invisibleReads);
        Assert.True(await bench.ApplyAsync(StorefrontPlans.First) == DeploymentOutcome.NothingToDo, bench.Events.Text);
        Assert.True(await bench.ApplyAsync(StorefrontPlans.Second) == DeploymentOutcome.Succeeded, bench.Events.Text);
        Assert.Null(Sweep.Difference(second, await SettledAsync(bench)));
    }

    private static async Task<IReadOnlyDictionary<string, string>> SecondAsync(SweepBench bench)
    {
        await bench.ApplyAsync(StorefrontPlans.Second);
        return await bench.StateAsync();
    }

    private static async Task<IReadOnlyDictionary<string, string>> SettledAsync(SweepBench bench)
    {
        await bench.SettleAsync();
        return await bench.StateAsync();
    }
}
