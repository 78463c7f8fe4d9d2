using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Support;

/// <summary>Plans as the compiler writes them.</summary>
internal static class Plans
{
    public static readonly ResourceAddress Cluster = new("cluster", "shop");
    public static readonly ResourceAddress Repository = new("ecr-repository", "shop");
    public static readonly ResourceAddress LogGroup = new("log-group", "/ecs/shop");
    public static readonly ResourceAddress ExecutionRole = new("role", "shop-execution");
    public static readonly ResourceAddress Task = new("task-definition", "shop");
    public static readonly ResourceAddress Service = new("service", "shop");
    public static readonly ResourceAddress Schedule = new("schedule", "nightly");

    /// <summary>An image of somebody else's, so that nothing needs to be pushed.</summary>
    public const string PublicImage = "public.example.com/nginx/nginx:1.27";

    /// <summary>A cluster and nothing else.</summary>
    public static DeploymentPlan OnlyCluster(string application = "shop") =>
        new() { Application = application, Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shop" }) };

    /// <summary>One service with log group, role, cluster and, where asked for, the project's own image.</summary>
    public static DeploymentPlan Shop(bool ownImage = false, int desiredCount = 1, string variable = "one") => new()
    {
        Application = "shop",
        Resources = Sorted(
        [
            new ClusterSpec { Name = Cluster.Name },
            .. ownImage ? [new EcrRepositorySpec { Name = Repository.Name }] : Array.Empty<ResourceSpec>(),
            new LogGroupSpec { Name = LogGroup.Name, RetentionInDays = 30 },
            Execution(ownImage),
            TaskDefinition(ownImage, variable),
            new ServiceSpec { Name = Service.Name, Cluster = Cluster, TaskDefinition = Task, DesiredCount = desiredCount, NetworkConfiguration = new NetworkSpec { AssignPublicIp = true } },
        ]),
    };

    /// <summary>The shop with a nightly job of the same task definition.</summary>
    public static DeploymentPlan ShopWithSchedule(string variable = "one")
    {
        var role = new RoleSpec
        {
            Name = "nightly-schedule",
            TrustedService = "scheduler.amazonaws.com",
            Statements = EquatableList.Of(
                Statement("RunTask", ["ecs:RunTask"], ["arn:@{partition}:ecs:@{region}:@{account}:task-definition/@{name:task-definition/shop}:*"]),
                Statement("PassRole", ["iam:PassRole"], ["@{arn:role/shop-execution}"])),
        };
        var schedule = new ScheduleSpec
        {
            Name = Schedule.Name,
            ScheduleGroup = new ResourceAddress("schedule-group", "shop"),
            ScheduleExpression = "cron(0 2 * * ? *)",
            ScheduleExpressionTimezone = "Europe/Berlin",
            Cluster = Cluster,
            TaskDefinition = Task,
            Role = role.Address,
            NetworkConfiguration = new NetworkSpec { AssignPublicIp = true },
        };
        return Shop(variable: variable).With(role, schedule, new ScheduleGroupSpec { Name = "shop" });
    }

    /// <summary>The plan with resources added, or replaced by address.</summary>
    public static DeploymentPlan With(this DeploymentPlan plan, params ResourceSpec[] resources) => plan with
    {
        Resources = Sorted(plan.Resources.Where(old => resources.All(resource => resource.Address != old.Address)).Concat(resources)),
    };

    /// <summary>The plan with nothing but these resources.</summary>
    public static DeploymentPlan Only(this DeploymentPlan plan, params ResourceAddress[] addresses) =>
        plan with { Resources = Sorted(plan.Resources.Where(resource => addresses.Contains(resource.Address))) };

    /// <summary>The plan without a resource.</summary>
    public static DeploymentPlan Without(this DeploymentPlan plan, params ResourceAddress[] addresses) => plan with
    {
        Resources = Sorted(plan.Resources.Where(resource => !addresses.Contains(resource.Address))),
    };

    public static PolicyStatementSpec Statement(string sid, string[] actions, string[] resources) =>
        new() { Sid = sid, Actions = EquatableList.Of(actions), Resources = EquatableList.Of(resources) };

    public static TaskDefinitionSpec TaskDefinition(bool ownImage, string variable) => new()
    {
        Name = Task.Name,
        Cpu = 256,
        Memory = 512,
        ExecutionRole = ExecutionRole,
        ContainerDefinitions = EquatableList.Of(new ContainerSpec
        {
            Name = "app",
            Image = ownImage ? null : PublicImage,
            Repository = ownImage ? Repository : null,
            PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080 }),
            Environment = EquatableList.Of(new EnvironmentVariableSpec("VARIABLE", variable)),
            LogConfiguration = new LogConfigurationSpec
            {
                LogDriver = "awslogs",
                Options = EquatableList.Of(
                    new LogOptionSpec("awslogs-group", "@{name:log-group//ecs/shop}"),
                    new LogOptionSpec("awslogs-region", "@{region}"),
                    new LogOptionSpec("awslogs-stream-prefix", "app")),
            },
        }),
    };

    private static RoleSpec Execution(bool ownImage) => new()
    {
        Name = ExecutionRole.Name,
        TrustedService = "ecs-tasks.amazonaws.com",
        Statements = EquatableList.Of<PolicyStatementSpec>(
        [
            Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], ["@{arn:log-group//ecs/shop}:*"]),
            .. ownImage
                ? [Statement("Pull", ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"], ["@{arn:ecr-repository/shop}"]), Statement("PullToken", ["ecr:GetAuthorizationToken"], ["*"])]
                : Array.Empty<PolicyStatementSpec>(),
        ]),
    };

    private static EquatableList<ResourceSpec> Sorted(IEnumerable<ResourceSpec> resources) => resources.OrderBy(resource => resource.Address).ToEquatableList();
}
