using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class TaskDefinitionKindOnLocalTests(LocalAws server) : TaskDefinitionKindTests(server);

[Collection(OnMoto.Name)]
public sealed class TaskDefinitionKindOnMotoTests(MotoAws server) : TaskDefinitionKindTests(server);

public abstract class TaskDefinitionKindTests(IAwsServer server)
{
    [SkippableFact]
    public async Task A_task_definition_lives() =>
        await Life.LiveAsync(await BenchAsync(), Application.Task with { Name = "lives" }, TaskDefinitionVariations.OfTask);

    [SkippableFact]
    public async Task A_task_definition_that_says_much_lives() =>
        await Life.LiveAsync(await BenchAsync(), TaskDefinitionVariations.Talkative, TaskDefinitionVariations.OfTalkative);

    [SkippableFact]
    public async Task A_task_definition_for_instances_lives() =>
        await Life.LiveAsync(await BenchAsync(), TaskDefinitionVariations.ForInstances, TaskDefinitionVariations.OfInstances);

    [SkippableFact]
    public async Task Content_that_was_registered_before_is_not_registered_again()
    {
        var bench = await BenchAsync();
        await bench.ApplyAsync(Application.Task);
        bench.Written();
        var again = await bench.ApplyAsync(Application.Task.With(container => container with
        {
            // Another order, and what ECS fills in by itself.
            Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1"), new EnvironmentVariableSpec("B", "2")),
            PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, HostPort = 8080 }),
            Cpu = 0,
        }));
        Assert.EndsWith(":1", again.Arn, StringComparison.Ordinal);
        Assert.Empty(bench.Written());
    }

    [SkippableFact]
    public async Task A_push_that_ends_at_the_same_image_registers_nothing()
    {
        var bench = await BenchAsync();
        var spec = Application.Task.With(container => container with { Image = null, Repository = Application.Repository.Address });
        await bench.ApplyAsync(spec);
        var imageOf = bench.Context.ImageOf;
        bench.Context.ImageOf = _ => "shop:to-be-pushed";
        var changes = await bench.ChangesAsync(spec);
        Assert.Equal(["ContainerDefinitions[api].Image"], changes.Select(change => change.Path));
        bench.Context.ImageOf = imageOf;
        bench.Written();
        var snapshot = (await bench.ReadAsync(spec))!;
        Assert.Equal(snapshot.Arn, (await KindCatalog.For(spec).UpdateAsync(spec, snapshot, changes, bench.Context, CancellationToken.None)).Arn);
        Assert.Empty(bench.Written());
    }

    [SkippableFact]
    public async Task Values_of_environment_variables_are_hidden()
    {
        var bench = await BenchAsync();
        await bench.ApplyAsync(Application.Task);
        var change = Assert.Single(await bench.ChangesAsync(Application.Task.With(container => container with
        {
            Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "s3cret"), new EnvironmentVariableSpec("B", "2")),
        })));
        Assert.Equal("ContainerDefinitions[api].Environment[A].Value", change.Path);
        Assert.DoesNotContain("s3cret", change.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_something_else_manages_is_registered_as_it_is()
    {
        var bench = await BenchAsync();
        await bench.ApplyAsync(Application.Task);
        var wanted = Application.Task.With(container => container with { Image = "busybox:9", User = "app" }) with { ManagedElsewhere = EquatableList.Of("ContainerDefinitions[api].Image") };
        Assert.Equal(["ContainerDefinitions[api].User"], (await bench.ChangesAsync(wanted)).Select(change => change.Path));
        await bench.ApplyAsync(wanted);
        Assert.Empty(await bench.ChangesAsync(wanted));
        Assert.Equal("public.ecr.aws/docker/library/busybox:1", ((Snapshot<TaskDefinitionSpec>)(await bench.ReadAsync(wanted))!).Actual.ContainerDefinitions[0].Image);
    }

    [SkippableFact]
    public async Task A_family_that_left_the_plan_is_discovered_and_its_own_revisions_are_deregistered()
    {
        var bench = await BenchAsync();
        await bench.ApplyAsync(Application.Task);
        var left = Application.Task with { Name = "left" };
        await bench.ApplyAsync(left);
        await bench.ApplyAsync(left with { Memory = 1024 });
        Assert.Equal(["left"], (await bench.DiscoverAsync(typeof(TaskDefinitionSpec), Application.Task)).Select(snapshot => snapshot.Resource.Name));
        await bench.DeleteAsync(left);
        Assert.Empty(await bench.DiscoverAsync(typeof(TaskDefinitionSpec), Application.Task));
    }

    private async Task<KindBench> BenchAsync()
    {
        var bench = new KindBench(server, Application.Repository);
        foreach (var role in new[] { Application.TaskRole, Application.ExecutionRole }) await bench.ApplyAsync(role);
        return bench;
    }
}
