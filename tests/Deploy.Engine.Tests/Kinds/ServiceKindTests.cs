using Deploy.Ecs;
using Deploy.Engine.Differences;
using Deploy.Engine.Kinds;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class ServiceKindOnLocalTests(LocalAws server) : ServiceKindTests(server)
{
    [Fact]
    public async Task A_service_behind_a_target_group_lives()
    {
        var (bench, service) = await BenchAsync();
        await Application.PrepareOthersAsync(bench);
        var group = await Surroundings.TargetGroupAsync(server, bench.Context.Aws, $"b{bench.Identity.Environment}");
        var securityGroup = await Surroundings.SecurityGroupAsync(server, bench.Identity.Environment);
        await Life.LiveAsync(
            bench,
            service with { LoadBalancers = EquatableList.Of(ServiceVariations.Balancer(group)) },
            ServiceVariations.OfBalanced(group, securityGroup));
    }

    [Fact]
    public async Task A_service_of_another_cluster_is_another_service()
    {
        var (bench, service) = await BenchAsync();
        await Application.PrepareOthersAsync(bench);
        await bench.ApplyAsync(service);
        Assert.Null(await bench.ReadAsync(service with { Cluster = Application.OtherCluster.Address }));
    }
}

[Collection(OnMoto.Name)]
public sealed class ServiceKindOnMotoTests(MotoAws server) : ServiceKindTests(server)
{
    // moto keeps none of these, and neither changes nor clears target groups and networks.
    protected override bool Forgets(string property) => property is
        "DeploymentConfiguration" or "HealthCheckGracePeriodSeconds"
        or "EnableExecuteCommand" or "EnableECSManagedTags" or "AvailabilityZoneRebalancing" or "PropagateTags" or "PlatformVersion" or "LoadBalancers" or "NetworkConfiguration";

    [SkippableFact]
    public async Task Without_service_deployments_the_service_itself_is_asked()
    {
        var (bench, service) = await BenchAsync();
        var probe = await KindCatalog.For(service).ProbeAsync(service, await bench.ApplyAsync(service), bench.Context, CancellationToken.None);
        // moto never starts a task.
        Assert.Equal((ProbeState.NotYet, "0 of 1 tasks running (IN_PROGRESS)"), (probe.State, probe.Why));
    }
}

public abstract class ServiceKindTests(IAwsServer server)
{
    [SkippableFact]
    public async Task A_service_lives()
    {
        var (bench, service) = await BenchAsync();
        var name = $"g{bench.Identity.Environment}";
        var group = await Surroundings.TargetGroupAsync(server, bench.Context.Aws, name);
        await Life.LiveAsync(bench, service, ServiceVariations.Of(group), Forgets);
    }

    [SkippableFact]
    public async Task A_changed_count_is_one_call_and_starts_no_rollout()
    {
        var (bench, service) = await BenchAsync();
        await bench.ApplyAsync(service);
        bench.Written();
        var applied = await ApplyToldAsync(bench, service with { DesiredCount = 2 });
        Assert.Equal(["ecs:UpdateService"], bench.Written());
        Assert.Null(applied.Rollout);
    }

    [SkippableFact]
    public async Task A_manual_scale_out_survives()
    {
        var (bench, service) = await BenchAsync();
        await bench.ApplyAsync(service);
        await ScaleAsync(bench, service, 5);
        Assert.DoesNotContain(await bench.ChangesAsync(service), change => change.Path == "DesiredCount");
        var changed = service with { DesiredCount = 2 };
        Assert.Contains(await bench.ChangesAsync(changed), change => change is { Path: "DesiredCount", Before: "5", After: "2", Impact: ChangeImpact.InPlace });
        await bench.ApplyAsync(changed);
        // It was told apart from a declaration that is behind, so that the next one survives as well.
        await ScaleAsync(bench, service, 4);
        Assert.DoesNotContain(await bench.ChangesAsync(changed), change => change.Path == "DesiredCount");
    }

    [SkippableFact]
    public async Task All_changes_are_one_call()
    {
        var (bench, service) = await BenchAsync();
        await bench.ApplyAsync(service);
        await bench.ApplyAsync(Application.Task with { Memory = 1024 });
        bench.Written();
        var applied = await bench.ApplyAsync(service with { MaximumPercent = 150, EnableExecuteCommand = true, DesiredCount = 2 });
        Assert.Single(bench.Written(), call => call == "ecs:UpdateService");
        Assert.EndsWith(":2", applied.Rollout!.TaskDefinitionArn, StringComparison.Ordinal);
        Assert.False(applied.Rollout.First);
    }

    [SkippableFact]
    public async Task A_revision_that_turns_out_to_be_the_same_is_not_deployed()
    {
        var (bench, service) = await BenchAsync();
        await bench.ApplyAsync(service);
        var arn = bench.Context.ArnOf(Application.Task.Address);
        bench.Context.KeepArn(Application.Task.Address, arn[..arn.LastIndexOf(':')] + KindContext.NewRevision);
        var told = (await bench.ChangesAsync(service)).Where(change => !Forgets(PropertyPath.FirstMember(change.Path))).ToList();
        var change = Assert.Single(told);
        Assert.Equal(("TaskDefinition", ChangeImpact.RollingRestart), (change.Path, change.Impact));
        bench.Context.KeepArn(Application.Task.Address, arn);
        bench.Written();
        var snapshot = (await bench.ReadAsync(service))!;
        Assert.Null((await KindCatalog.For(service).UpdateAsync(service, snapshot, told, bench.Context, CancellationToken.None)).Rollout);
        Assert.Empty(bench.Written());
    }

    [SkippableFact]
    public async Task Services_are_read_ten_at_a_time_and_strangers_are_not_discovered()
    {
        var (bench, service) = await BenchAsync();
        var all = Enumerable.Range(0, 12).Select(i => service with { Name = $"s{i}", DesiredCount = 0 }).ToArray();
        foreach (var spec in all) await bench.ApplyAsync(spec);
        await bench.Context.Aws.Ecs.CreateServiceAsync(new()
        {
            Cluster = bench.Context.ArnOf(Application.Cluster.Address),
            ServiceName = $"foreign-{bench.Identity.Environment}",
            TaskDefinition = bench.Context.ArnOf(Application.Task.Address),
            DesiredCount = 0,
            LaunchType = "FARGATE",
            NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = [.. service.NetworkConfiguration!.Subnets], SecurityGroups = [.. service.NetworkConfiguration.SecurityGroups] } },
        });
        var calls = bench.Journal.Calls;
        Assert.Equal(12, (await KindCatalog.For(service).ReadAsync(all, bench.Context, CancellationToken.None)).Count);
        Assert.Equal(2, bench.Journal.Calls - calls);
        Assert.Equal(["s11"], (await bench.DiscoverAsync(typeof(ServiceSpec), [.. all.Take(11)])).Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public async Task A_launch_type_is_for_life()
    {
        var (bench, service) = await BenchAsync();
        await bench.ApplyAsync(service);
        Assert.Contains(await bench.ChangesAsync(service with { LaunchType = LaunchType.Ec2 }), change => change is { Path: "LaunchType", Impact: ChangeImpact.Replacement });
    }

    protected virtual bool Forgets(string property) => false;

    private protected async Task<(KindBench Bench, ServiceSpec Service)> BenchAsync()
    {
        var bench = await Application.PrepareAsync(server);
        return (bench, Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) });
    }

    private async Task<Applied> ApplyToldAsync(KindBench bench, ServiceSpec spec)
    {
        var changes = (await bench.ChangesAsync(spec)).Where(change => !Forgets(PropertyPath.FirstMember(change.Path))).ToList();
        return await KindCatalog.For(spec).UpdateAsync(spec, (await bench.ReadAsync(spec))!, changes, bench.Context, CancellationToken.None);
    }

    private static Task ScaleAsync(KindBench bench, ServiceSpec service, int count) => bench.Context.Aws.Ecs.UpdateServiceAsync(
        new() { Cluster = bench.Context.ArnOf(service.Cluster), Service = bench.Context.Names.Of(service), DesiredCount = count });
}
