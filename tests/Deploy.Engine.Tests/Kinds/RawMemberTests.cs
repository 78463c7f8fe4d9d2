using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>A member for which there is no attribute lives as others do: it is made, read back, changed, and taken away.</summary>
[Collection(OnLocal.Name)]
public sealed class RawMemberTests(LocalAws server)
{
    [SkippableTheory]
    [InlineData("deploymentConfiguration.bakeTimeInMinutes", "5", "10")]
    [InlineData("placementConstraints", """[{ "type": "memberOf", "expression": "attribute:zone == a" }]""", """[{ "type": "memberOf", "expression": "attribute:zone == b" }]""")]
    public async Task One_of_a_service(string path, string first, string second)
    {
        var bench = await Application.PrepareAsync(server);
        var service = Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) };
        if (path == "placementConstraints") service = service with { LaunchType = Deploy.Ecs.LaunchType.Ec2, NetworkConfiguration = service.NetworkConfiguration! with { AssignPublicIp = false } };
        await LiveAsync(bench, service, service with { Request = With(service.Request, path, first) }, service with { Request = With(service.Request, path, second) }, Property<CreateService>(path));
    }

    [SkippableFact]
    public async Task A_strategy_of_capacity_providers_in_the_place_of_a_launch_type()
    {
        var bench = await Application.PrepareAsync(server);
        await bench.Context.Aws.Ecs.PutClusterCapacityProvidersAsync(
            new() { Cluster = bench.Context.ArnOf(Application.Cluster.Address), CapacityProviders = ["FARGATE", "FARGATE_SPOT"], DefaultCapacityProviderStrategy = [] });
        var service = Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) };
        ServiceSpec Strategy(string json) => service with
        {
            Request = With(With(service.Request, "launchType", "null"), "capacityProviderStrategy", json),
        };
        var (spot, both) = ("""{ "capacityProvider": "FARGATE_SPOT", "weight": 1 }""", """{ "capacityProvider": "FARGATE", "base": 1 }""");
        var first = Strategy($"[{spot}]");
        await LiveAsync(bench, service, first, Strategy($"[{both}, {spot}]"), "CapacityProviderStrategy", "LaunchType");
    }

    [SkippableFact]
    public async Task One_that_only_the_deployment_of_a_service_shows()
    {
        var bench = await Application.PrepareAsync(server);
        var service = Application.Service with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) };
        var connected = service with { Request = With(service.Request, "serviceConnectConfiguration", """{ "enabled": false }""") };
        await bench.ApplyAsync(connected);
        Assert.Empty(await bench.ChangesAsync(connected));
    }

    [SkippableTheory]
    [InlineData("linuxParameters.initProcessEnabled", "true", "false")]
    [InlineData("ulimits", """[{ "name": "nofile", "softLimit": 1024, "hardLimit": 4096 }]""", """[{ "name": "nofile", "softLimit": 2048, "hardLimit": 4096 }]""")]
    public async Task One_of_a_container(string path, string first, string second)
    {
        var bench = await Application.PrepareAsync(server);
        var task = Application.Task with { Name = "raw" };
        TaskDefinitionSpec Changed(string json) => task.With(container => container with { Definition = With(container.Definition, path, json) });
        await LiveAsync(bench, task, Changed(first), Changed(second), $"ContainerDefinitions[api].{Property<ContainerDefinition>(path)}");
    }

    [SkippableFact]
    public async Task One_of_a_schedule()
    {
        var bench = await Application.PrepareAsync(server);
        var schedule = Application.Schedule with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) };
        ScheduleSpec Group(string json) => schedule with { Request = With(schedule.Request, "Target.EcsParameters.Group", json) };
        await LiveAsync(bench, schedule, Group("\"a\""), Group("\"b\""), "Target.EcsParameters.Group");
    }

    private static async Task LiveAsync<T>(KindBench bench, T without, T first, T second, string property, string? back = null)
        where T : ResourceSpec
    {
        Assert.Null(await bench.ReadAsync(first));
        await ApplyAsync(first, "made");
        foreach (var (next, when, path) in new[] { (second, "changed", property), (without, "taken away", back ?? property) })
        {
            var changes = await bench.ChangesAsync(next);
            Assert.True(changes.Any(change => PropertyPath.IsWithin(change.Path, path) || PropertyPath.IsWithin(path, change.Path)), $"{when}: not noticed");
            await ApplyAsync(next, when);
        }

        await bench.DeleteAsync(without);

        async Task ApplyAsync(T spec, string when)
        {
            await bench.ApplyAsync(spec);
            var left = await bench.ChangesAsync(spec);
            Assert.True(left.Count == 0, $"{when}: {string.Join(", ", left)}");
        }
    }

    private static T With<T>(T shape, string path, string json)
        where T : notnull
    {
        var (member, faults) = (ShapePath.Find(typeof(T), path, out _)!, new List<ShapeFault>());
        var changed = member.With(shape, ShapeJson.Read(member.Type, JsonReader.Read(json), faults));
        Assert.Empty(faults);
        return (T)changed;
    }

    private static string Property<T>(string path) => ShapePath.Find(typeof(T), path, out _)!.Property;
}
