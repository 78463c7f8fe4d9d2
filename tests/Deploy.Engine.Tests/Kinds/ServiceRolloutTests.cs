using System.Net.Http.Json;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>What a service's probe tells of rollouts that succeed, fail and are taken over.</summary>
[Collection(OnLocal.Name)]
public sealed class ServiceRolloutTests(LocalAws server) : IAsyncLifetime
{
    private KindBench _bench = null!;
    private ServiceSpec _service = null!;

    public async Task InitializeAsync()
    {
        _bench = await Application.PrepareAsync(server);
        _service = Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(_bench.Context.Aws) };
    }

    public async Task DisposeAsync()
    {
        using var http = new HttpClient();
        (await http.DeleteAsync(new Uri($"{server.Url}/_local/tasks/faults"))).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_first_rollout_and_the_next_become_stable()
    {
        var first = await _bench.ApplyAsync(_service);
        Assert.True(first.Rollout!.First);
        Assert.Equal(ProbeState.Stable, (await _bench.WaitAsync(_service, first)).State);

        await _bench.ApplyAsync(Application.Task with { Memory = 1024 });
        var second = await AgainAsync();
        Assert.False(second.Rollout!.First);
        Assert.Equal(ProbeState.Stable, (await WaitAsync(second)).State);
        Assert.EndsWith(":2", ((Engine.Kinds.Services.ServiceSnapshot)(await _bench.ReadAsync(_service))!).TaskDefinitionArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollout_whose_image_cannot_be_pulled_is_rolled_back_and_names_the_image()
    {
        await _bench.WaitAsync(_service, await _bench.ApplyAsync(_service));
        await _bench.ApplyAsync(Application.Task with { Memory = 1024 });
        await FaultAsync("cannotPull");
        var probe = await WaitAsync(await AgainAsync());
        Assert.Equal(ProbeState.RolledBack, probe.State);
        Assert.Equal(Application.Task.Address, probe.Address);
        Assert.StartsWith("ContainerDefinitions", probe.Property, StringComparison.Ordinal);
        Assert.Contains(probe.Explanation, line => line.Contains("CannotPullContainer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_rollout_that_fails_has_nothing_to_go_back_to()
    {
        await FaultAsync("exit");
        var probe = await _bench.WaitAsync(_service, await _bench.ApplyAsync(_service));
        Assert.Equal(ProbeState.Failed, probe.State);
        Assert.NotEmpty(probe.Explanation);
    }

    [Fact]
    public async Task A_rollout_that_another_one_takes_over_is_superseded()
    {
        _service = _service with { DeploymentCircuitBreaker = false, DeploymentCircuitBreakerRollback = false };
        await _bench.WaitAsync(_service, await _bench.ApplyAsync(_service));
        await _bench.ApplyAsync(Application.Task with { Memory = 1024 });
        await FaultAsync("placement");
        var ours = await AgainAsync();
        await _bench.ApplyAsync(Application.Task with { Memory = 2048 });
        await _bench.Context.Aws.Ecs.UpdateServiceAsync(new()
        {
            Cluster = _bench.Context.ArnOf(_service.Cluster),
            Service = _bench.Context.Names.Of(_service),
            TaskDefinition = _bench.Context.ArnOf(Application.Task.Address),
        });
        Assert.Equal(ProbeState.Superseded, (await WaitAsync(ours)).State);
    }

    [Fact]
    public async Task A_failure_for_want_of_a_new_role_is_tried_once_more()
    {
        await FaultAsync("resourceInitialization", "ECS was unable to assume the role that was provided for this task.");
        var applied = await _bench.ApplyAsync(_service);
        var kind = KindCatalog.For(_service);
        _bench.Written();
        Assert.True((await _bench.WaitAsync(_service, applied)).IsTooEarly);
        Assert.Empty(_bench.Written());

        await DisposeAsync();
        var again = await kind.StartAgainAsync(_service, applied, _bench.Context, CancellationToken.None);
        Assert.Equal(["ecs:UpdateService"], _bench.Written());
        Assert.Equal(ProbeState.Stable, (await _bench.WaitAsync(_service, again)).State);
    }

    // One watch belongs to one run; the bench's context is used for several.
    private Task<ProbeResult> WaitAsync(Engine.Kinds.Applied applied) => PollAsync(new RolloutWatch(_bench.Context.Aws, applied.Rollout!, _service.TaskDefinition));

    private static async Task<ProbeResult> PollAsync(RolloutWatch watch)
    {
        for (var i = 0; ; i++)
        {
            var probe = await watch.ProbeAsync(CancellationToken.None);
            if (probe.State != ProbeState.NotYet || i == 200) return probe;
            await Task.Delay(100);
        }
    }

    private Task<Engine.Kinds.Applied> AgainAsync() => _bench.ApplyAsync(_service);

    private async Task FaultAsync(string kind, string? reason = null)
    {
        using var http = new HttpClient();
        var fault = new { kind, reason, family = _bench.Context.Names.Of(Application.Task) };
        (await http.PostAsJsonAsync(new Uri($"{server.Url}/_local/tasks/faults"), fault)).EnsureSuccessStatusCode();
    }
}
