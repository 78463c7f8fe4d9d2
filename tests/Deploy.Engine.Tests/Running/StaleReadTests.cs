using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>What a read shows that is behind does not change how a rollout is judged.</summary>
public sealed class StaleReadTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly string[] Reads =
        ["ListServiceDeployments", "DescribeServiceDeployments", "DescribeServiceRevisions", "DescribeServices", "ListTasks", "DescribeTasks"];

    private static readonly int[] Times = [1, 2, 5];

    private static IEnumerable<(string Read, int Times)> Cases => Reads.SelectMany(read => Times.Select(times => (read, times)));

    [Fact]
    public async Task A_first_deployment_succeeds()
    {
        foreach (var (read, times) in Cases)
        {
            await Local.ResetAsync();
            await AssertAsync(read, times, DeploymentOutcome.Succeeded, "one");
        }
    }

    [Fact]
    public async Task A_first_deployment_that_fails_does_so_with_its_reason()
    {
        foreach (var (read, times) in Cases)
        {
            await Local.ResetAsync();
            await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139 });
            await AssertAsync(read, times, DeploymentOutcome.FirstDeploymentFailed, "one");
            Assert.Contains("exited with 139", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_update_succeeds()
    {
        await DeployedAsync(Plans.Shop());
        foreach (var (read, times) in Cases) await AssertAsync(read, times, DeploymentOutcome.Succeeded, $"{read} {times}");
    }

    [Fact]
    public async Task An_update_that_fails_is_rolled_back_with_its_reason()
    {
        await DeployedAsync(Plans.Shop());
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, revision = 2 });
        foreach (var (read, times) in Cases)
        {
            await AssertAsync(read, times, DeploymentOutcome.RolledBack, $"{read} {times}");
            Assert.Contains("exited with 139", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        }
    }

    private async Task AssertAsync(string read, int times, DeploymentOutcome expected, string variable)
    {
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(20) };
        await Local.FaultAsync("ecs", read, "staleReads", times);
        var outcome = await Deployment.ApplyAsync(Plans.Shop(variable: variable));
        await Local.ClearFaultsAsync();
        Assert.True(outcome == expected, $"{read} {times} times stale: {outcome}\n{Deployment.Events.Text}");
    }
}
