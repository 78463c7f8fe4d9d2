using System.Net.Http.Json;
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

    /// <summary>Every read of ECS is behind the writes twice, for two seconds at most, and no list has an order.</summary>
    [Fact]
    public async Task Rollouts_are_judged_alike_where_reads_are_behind_and_lists_have_no_order()
    {
        await DeployedAsync(Plans.Shop(desiredCount: 3));
        await using var behind = await Behind.OfAsync(Local.Url);
        for (var run = 1; run <= 3; run++) Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 3, variable: $"well {run}")));

        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 139, revision = 5 });
        for (var run = 1; run <= 3; run++)
        {
            Assert.Equal(DeploymentOutcome.RolledBack, await Deployment.ApplyAsync(Plans.Shop(desiredCount: 3, variable: $"badly {run}")));
            Assert.Contains("exited with 139", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
            await Task.Delay(TimeSpan.FromSeconds(2.5));
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

    /// <summary>Reads that are behind, until it is disposed of: other tests share the local AWS.</summary>
    private sealed class Behind(Uri settings) : IAsyncDisposable
    {
        public static async Task<Behind> OfAsync(string url)
        {
            var behind = new Behind(new Uri($"{url}/_local/consistency"));
            await behind.SendAsync(HttpMethod.Post, new { invisibleReads = 2, seconds = 2, shuffleLists = true, services = new[] { "ecs" } });
            return behind;
        }

        public async ValueTask DisposeAsync() => await SendAsync(HttpMethod.Delete, null);

        private async Task SendAsync(HttpMethod method, object? body)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(method, settings) { Content = body is null ? null : JsonContent.Create(body) };
            (await http.SendAsync(request)).EnsureSuccessStatusCode();
        }
    }
}
