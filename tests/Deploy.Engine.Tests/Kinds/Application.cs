using Deploy.Ecs;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>A small application: a cluster, roles, a task definition, a service, a schedule.</summary>
internal static class Application
{
    public static ClusterSpec Cluster { get; } = new() { Name = "shop" };

    public static LogGroupSpec Logs { get; } = new() { Name = "/ecs/api" };

    public static EcrRepositorySpec Repository { get; } = new() { Name = "shop" };

    public static ScheduleGroupSpec Group { get; } = new() { Name = "shop" };

    public static RoleSpec TaskRole { get; } = new() { Name = "api-task", TrustedService = "ecs-tasks.amazonaws.com" };

    public static RoleSpec ExecutionRole { get; } = new() { Name = "api-execution", TrustedService = "ecs-tasks.amazonaws.com" };

    public static RoleSpec ScheduleRole { get; } = new() { Name = "nightly-schedule", TrustedService = "scheduler.amazonaws.com" };

    public static RoleSpec OtherScheduleRole { get; } = ScheduleRole with { Name = "weekly-schedule" };

    public static ContainerSpec Container { get; } = new()
    {
        Name = "api",
        Image = "public.ecr.aws/docker/library/busybox:1",
        PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080 }),
        Environment = EquatableList.Of(new EnvironmentVariableSpec("B", "2"), new EnvironmentVariableSpec("A", "1")),
    };

    public static TaskDefinitionSpec Task { get; } = new()
    {
        Name = "api",
        Cpu = 256,
        Memory = 512,
        TaskRole = TaskRole.Address,
        ExecutionRole = ExecutionRole.Address,
        ContainerDefinitions = EquatableList.Of(Container),
    };

    /// <summary>Another one, which instances may run too.</summary>
    public static TaskDefinitionSpec OtherTask { get; } = Task with
    {
        Name = "other",
        RequiresCompatibilities = EquatableList.Of(Compatibility.Fargate, Compatibility.Ec2),
    };

    /// <summary>Another one, with another container behind the port.</summary>
    public static TaskDefinitionSpec WebTask { get; } = Task with { Name = "web", ContainerDefinitions = EquatableList.Of(Container with { Name = "web" }) };

    public static ClusterSpec OtherCluster { get; } = new() { Name = "other" };

    public static ServiceSpec Service { get; } = new() { Name = "api", Cluster = Cluster.Address, TaskDefinition = Task.Address };

    public static ScheduleSpec Schedule { get; } = new()
    {
        Name = "nightly",
        ScheduleGroup = Group.Address,
        ScheduleExpression = "cron(0 3 * * ? *)",
        Cluster = Cluster.Address,
        TaskDefinition = Task.Address,
        Role = ScheduleRole.Address,
    };

    /// <summary>Makes what a service and a schedule stand on.</summary>
    public static async Task<KindBench> PrepareAsync(IAwsServer server)
    {
        var bench = new KindBench(server);
        foreach (var resource in new ResourceSpec[] { Cluster, Logs, TaskRole, ExecutionRole, ScheduleRole, OtherScheduleRole, Group, Task }) await bench.ApplyAsync(resource);
        return bench;
    }

    /// <summary>Makes what they can be moved to.</summary>
    public static async Task PrepareOthersAsync(KindBench bench)
    {
        foreach (var resource in new ResourceSpec[] { OtherCluster, OtherTask, WebTask }) await bench.ApplyAsync(resource);
    }

    public static TaskDefinitionSpec With(this TaskDefinitionSpec task, Func<ContainerSpec, ContainerSpec> change) =>
        task with { ContainerDefinitions = EquatableList.Of(change(task.ContainerDefinitions[0])) };
}
