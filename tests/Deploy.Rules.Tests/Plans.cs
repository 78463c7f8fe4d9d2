using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Tests;

/// <summary>A valid plan that uses every kind, and small changes to it.</summary>
internal static class Plans
{
    public const string Account = "123456789012";
    public const string TargetGroup = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef";

    /// <summary>One service behind a target group and one schedule, which no rule has anything to say about.</summary>
    public static DeploymentPlan Valid { get; } = Sorted(new DeploymentPlan
    {
        Application = "shop",
        Account = Account,
        Region = "eu-central-1",
        RoleToAssume = "arn:aws:iam::123456789012:role/deployer",
        Resources = EquatableList.Of<ResourceSpec>(
            new ClusterSpec { Name = "shop", Tags = EquatableList.Of(new TagSpec("team", "orders")) },
            Repository,
            Role("api-task", "ecs-tasks.amazonaws.com", Statement("ReadAssets", "s3:GetObject", "arn:aws:s3:::assets/*")),
            Role("api-execution", "ecs-tasks.amazonaws.com", Statement("Pull", "ecr:GetAuthorizationToken", "*")),
            Role("nightly-schedule", "scheduler.amazonaws.com", Statement("Run", "ecs:RunTask", "arn:aws:ecs:*:*:task-definition/api:*")),
            new LogGroupSpec { Name = "/ecs/api", RetentionInDays = 30 },
            new ScheduleGroupSpec { Name = "shop" },
            TaskDefinition,
            Service,
            Schedule),
    });

    private static EcrRepositorySpec Repository => new()
    {
        Name = "shop/api",
        LifecyclePolicy = EquatableList.Of(
            new LifecycleRuleSpec { RulePriority = 1, TagStatus = TagStatus.Tagged, TagPrefixList = EquatableList.Of("pr-"), CountType = LifecycleCountType.ImageCountMoreThan, CountNumber = 20 },
            new LifecycleRuleSpec { RulePriority = 2, TagStatus = TagStatus.Untagged, CountType = LifecycleCountType.SinceImagePushed, CountNumber = 7 },
            new LifecycleRuleSpec { RulePriority = 1000, TagStatus = TagStatus.Any, CountType = LifecycleCountType.ImageCountMoreThan, CountNumber = 100 }),
    };

    private static TaskDefinitionSpec TaskDefinition => new()
    {
        Name = "api",
        Cpu = 256,
        Memory = 512,
        TaskRole = new("role", "api-task"),
        ExecutionRole = new("role", "api-execution"),
        ContainerDefinitions = EquatableList.Of(
            new ContainerSpec
            {
                Name = "api",
                Repository = new("ecr-repository", "shop/api"),
                PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080 }),
                Environment = EquatableList.Of(new EnvironmentVariableSpec("ASPNETCORE_ENVIRONMENT", "Production")),
                Secrets = EquatableList.Of(new SecretSpec("ConnectionStrings__Orders", "ssm:/shop/orders-db")),
                HealthCheck = new HealthCheckSpec { Command = EquatableList.Of("CMD-SHELL", "/app/check || exit 1"), Interval = 15 },
                LogConfiguration = new LogConfigurationSpec
                {
                    LogDriver = "awslogs",
                    Options = EquatableList.Of(
                        new LogOptionSpec("awslogs-group", "@{name:log-group//ecs/api}"),
                        new LogOptionSpec("awslogs-region", "@{region}"),
                        new LogOptionSpec("awslogs-stream-prefix", "api")),
                },
            }),
    };

    private static ServiceSpec Service => new()
    {
        Name = "api",
        Cluster = new("cluster", "shop"),
        TaskDefinition = new("task-definition", "api"),
        DesiredCount = 2,
        NetworkConfiguration = Network,
        LoadBalancers = EquatableList.Of(new LoadBalancerSpec { TargetGroup = TargetGroup, ContainerName = "api", ContainerPort = 8080 }),
    };

    private static ScheduleSpec Schedule => new()
    {
        Name = "nightly",
        ScheduleGroup = new("schedule-group", "shop"),
        ScheduleExpression = "cron(0 2 * * ? *)",
        ScheduleExpressionTimezone = "Europe/Berlin",
        Cluster = new("cluster", "shop"),
        TaskDefinition = new("task-definition", "api"),
        Role = new("role", "nightly-schedule"),
        NetworkConfiguration = Network,
    };

    private static NetworkSpec Network => new()
    {
        Subnets = EquatableList.Of("tag:Tier=private", "subnet-0123456789abcdef0"),
        SecurityGroups = EquatableList.Of("sg-01234567"),
    };

    public static RoleSpec Role(string name, string trusted, params PolicyStatementSpec[] statements) =>
        new() { Name = name, TrustedService = trusted, Statements = EquatableList.Of(statements) };

    public static PolicyStatementSpec Statement(string? sid, string action, params string[] resources) =>
        new() { Sid = sid, Actions = EquatableList.Of(action), Resources = EquatableList.Of(resources) };

    public static DeploymentPlan Cluster(this DeploymentPlan plan, Func<ClusterSpec, ClusterSpec> change) => plan.Change(change);

    public static DeploymentPlan Repo(this DeploymentPlan plan, Func<EcrRepositorySpec, EcrRepositorySpec> change) => plan.Change(change);

    public static DeploymentPlan Task(this DeploymentPlan plan, Func<TaskDefinitionSpec, TaskDefinitionSpec> change) => plan.Change(change);

    public static DeploymentPlan Run(this DeploymentPlan plan, Func<ServiceSpec, ServiceSpec> change) => plan.Change(change);

    public static DeploymentPlan Timer(this DeploymentPlan plan, Func<ScheduleSpec, ScheduleSpec> change) => plan.Change(change);

    public static DeploymentPlan LogGroup(this DeploymentPlan plan, Func<LogGroupSpec, LogGroupSpec> change) => plan.Change(change);

    public static DeploymentPlan Group(this DeploymentPlan plan, Func<ScheduleGroupSpec, ScheduleGroupSpec> change) => plan.Change(change);

    /// <summary>Changes the task role.</summary>
    public static DeploymentPlan TaskRole(this DeploymentPlan plan, Func<RoleSpec, RoleSpec> change) =>
        plan.Change<RoleSpec>(role => role.Name == "api-task" ? change(role) : role);

    /// <summary>Changes the one container.</summary>
    public static DeploymentPlan Container(this DeploymentPlan plan, Func<ContainerSpec, ContainerSpec> change) =>
        plan.Task(task => task with { ContainerDefinitions = EquatableList.Of(change(task.ContainerDefinitions[0])) });

    /// <summary>Adds a container of somebody else's image.</summary>
    public static DeploymentPlan Sidecar(this DeploymentPlan plan, Func<ContainerSpec, ContainerSpec> change) => plan.Task(task => task with
    {
        ContainerDefinitions = task.ContainerDefinitions
            .Append(change(new ContainerSpec { Name = "proxy", Image = "public.ecr.aws/nginx/nginx:1.29", Essential = false }))
            .ToEquatableList(),
    });

    public static DeploymentPlan Add(this DeploymentPlan plan, params ResourceSpec[] resources) =>
        Sorted(plan with { Resources = plan.Resources.Concat(resources).ToEquatableList() });

    /// <summary>Makes the task definition one for EC2 instances, and its users too, in a cluster that has some.</summary>
    public static DeploymentPlan OnInstances(this DeploymentPlan plan, NetworkMode mode = NetworkMode.Awsvpc) => plan
        .Cluster(cluster => cluster with { Ownership = Ownership.External, Identifier = "shop" })
        .Task(task => task with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2), NetworkMode = mode })
        .Run(service => service with { LaunchType = LaunchType.Ec2, NetworkConfiguration = mode == NetworkMode.Awsvpc ? service.NetworkConfiguration : null })
        .Timer(schedule => schedule with { LaunchType = LaunchType.Ec2, NetworkConfiguration = mode == NetworkMode.Awsvpc ? schedule.NetworkConfiguration : null });

    private static DeploymentPlan Change<TSpec>(this DeploymentPlan plan, Func<TSpec, TSpec> change)
        where TSpec : ResourceSpec => Sorted(plan with
        {
            Resources = plan.Resources.Select(resource => resource is TSpec spec ? change(spec) : resource).ToEquatableList(),
        });

    private static DeploymentPlan Sorted(DeploymentPlan plan) =>
        plan with { Resources = plan.Resources.OrderBy(resource => resource.Address).ToEquatableList() };
}
