using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Benchmarks.Processes;

/// <summary>A plan with one cluster and many services, each with a task definition of its own, that share a role and a log group.</summary>
internal static class ManyServices
{
    private static readonly ClusterSpec Cluster = new() { Name = "many" };
    private static readonly LogGroupSpec LogGroup = new() { Name = "/ecs/many", RetentionInDays = 30 };

    private static readonly RoleSpec Role = new()
    {
        Name = "many-execution",
        TrustedService = "ecs-tasks.amazonaws.com",
        Statements = EquatableList.Of(new PolicyStatementSpec
        {
            Sid = "WriteLogs",
            Actions = EquatableList.Of("logs:CreateLogStream", "logs:PutLogEvents"),
            Resources = EquatableList.Of("@{arn:log-group//ecs/many}:*"),
        }),
    };

    public static DeploymentDocument Document(int services) => new(
        new DeploymentPlan
        {
            Application = "many",
            Resources = Enumerable.Range(0, services)
                .SelectMany(Service)
                .Concat([Cluster, LogGroup, Role])
                .OrderBy(resource => resource.Address)
                .ToEquatableList(),
        },
        SourceMap.Empty);

    private static IEnumerable<ResourceSpec> Service(int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"worker-{index:D2}");
        var task = new TaskDefinitionSpec
        {
            Name = name,
            Cpu = 256,
            Memory = 512,
            ExecutionRole = Role.Address,
            ContainerDefinitions = EquatableList.Of(new ContainerSpec
            {
                Name = "app",
                Image = "public.example.com/worker:1",
                LogConfiguration = new LogConfigurationSpec
                {
                    LogDriver = "awslogs",
                    Options = EquatableList.Of(
                        new LogOptionSpec("awslogs-group", "@{name:log-group//ecs/many}"),
                        new LogOptionSpec("awslogs-region", "@{region}"),
                        new LogOptionSpec("awslogs-stream-prefix", name)),
                },
            }),
        };
        yield return task;
        yield return new ServiceSpec { Name = name, Cluster = Cluster.Address, TaskDefinition = task.Address, NetworkConfiguration = new NetworkSpec { AssignPublicIp = true } };
    }
}
