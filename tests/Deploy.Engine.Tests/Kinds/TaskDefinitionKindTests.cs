using Deploy.Ecs;
using Deploy.Engine.Kinds;
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
    private static readonly HealthCheckSpec Health = new() { Command = EquatableList.Of("CMD-SHELL", "true") };

    [SkippableFact]
    public async Task A_task_definition_lives()
    {
        var bench = await BenchAsync();
        await Life.LiveAsync(bench, Application.Task with { Name = "lives" },
        [
            ("Cpu", spec => spec with { Cpu = 512, Memory = 1024 }),
            ("Memory", spec => spec with { Memory = 1024 }),
            ("CpuArchitecture", spec => spec with { CpuArchitecture = CpuArchitecture.Arm64 }),
            ("EphemeralStorageSizeInGiB", spec => spec with { EphemeralStorageSizeInGiB = 30 }),
            ("TaskRole", spec => spec with { TaskRole = null }),
            ("ExecutionRole", spec => spec with { ExecutionRole = Application.TaskRole.Address }),
            ("ContainerDefinitions[api].Image", spec => spec.With(container => container with { Image = "public.ecr.aws/docker/library/busybox:2" })),
            ("ContainerDefinitions[api].Image", spec => spec.With(container => container with { Image = null, Repository = Application.Repository.Address })),
            ("ContainerDefinitions[api].Cpu", spec => spec.With(container => container with { Cpu = 128 })),
            ("ContainerDefinitions[api].Memory", spec => spec.With(container => container with { Memory = 256 })),
            ("ContainerDefinitions[api].MemoryReservation", spec => spec.With(container => container with { MemoryReservation = 128 })),
            ("ContainerDefinitions[api].EntryPoint", spec => spec.With(container => container with { EntryPoint = EquatableList.Of("sh", "-c") })),
            ("ContainerDefinitions[api].Command", spec => spec.With(container => container with { Command = EquatableList.Of("b", "a") })),
            ("ContainerDefinitions[api].WorkingDirectory", spec => spec.With(container => container with { WorkingDirectory = "/app" })),
            ("ContainerDefinitions[api].User", spec => spec.With(container => container with { User = "1654" })),
            ("ContainerDefinitions[api].ReadonlyRootFilesystem", spec => spec.With(container => container with { ReadonlyRootFilesystem = true })),
            ("ContainerDefinitions[api].StartTimeout", spec => spec.With(container => container with { StartTimeout = 60 })),
            ("ContainerDefinitions[api].StopTimeout", spec => spec.With(container => container with { StopTimeout = 60 })),
            ("ContainerDefinitions[api].PortMappings[8081]", spec => spec.With(container => container with { PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8081 }) })),
            ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with
            {
                PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, Name = "http", AppProtocol = ApplicationProtocol.Http2 }),
            })),
            ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with { PortMappings = EquatableList<PortMappingSpec>.Empty })),
            ("ContainerDefinitions[api].Environment[A]", spec => spec.With(container => container with { Environment = EquatableList.Of(new EnvironmentVariableSpec("B", "2")) })),
            ("ContainerDefinitions[api].Environment[B].Value", spec => spec.With(container => container with
            {
                Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1"), new EnvironmentVariableSpec("B", "3")),
            })),
            ("ContainerDefinitions[api].Secrets", spec => spec.With(container => container with
            {
                Secrets = EquatableList.Of(new SecretSpec("KEY", $"arn:aws:ssm:{server.Region}:{server.AccountId}:parameter/key")),
            })),
            ("ContainerDefinitions[api].HealthCheck", spec => spec.With(container => container with { HealthCheck = Health })),
            ("ContainerDefinitions[api].HealthCheck", spec => spec.With(container => container with { HealthCheck = Health with { Interval = 10, Timeout = 4, Retries = 2, StartPeriod = 15 } })),
            ("ContainerDefinitions[api].LogConfiguration", spec => spec.With(container => container with
            {
                LogConfiguration = new LogConfigurationSpec
                {
                    LogDriver = "awslogs",
                    Options = EquatableList.Of(
                        new LogOptionSpec("awslogs-group", "/ecs/api"), new LogOptionSpec("awslogs-region", server.Region), new LogOptionSpec("awslogs-stream-prefix", "api")),
                },
            })),
            ("ContainerDefinitions[side]", spec => spec with
            {
                ContainerDefinitions = EquatableList.Of(Application.Container, new ContainerSpec { Name = "side", Image = "busybox:1", Essential = false }),
            }),
            ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
        ]);
    }

    [SkippableFact]
    public async Task A_task_definition_for_instances_lives()
    {
        var bench = await BenchAsync();
        await Life.LiveAsync(bench, Application.Task with
        {
            Name = "instances",
            Cpu = null,
            Memory = null,
            NetworkMode = NetworkMode.Bridge,
            RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2),
            ContainerDefinitions = EquatableList.Of(Application.Container with { Memory = 128 }),
        },
        [
            ("NetworkMode", spec => spec with { NetworkMode = NetworkMode.Host }),
            ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with { PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, HostPort = 80 }) })),
            ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with { PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, Protocol = TransportProtocol.Udp }) })),
        ]);
    }

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
