using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Tests.Planning;

/// <summary>Services, schedules, their networks, and what all resources have in common.</summary>
public sealed class ServiceAndScheduleTests
{
    [Fact]
    public void Every_property_of_a_service_arrives()
    {
        var service = PlanOf("""
            [Service("api", DesiredCount = 3, LaunchType = LaunchType.Ec2, PlatformVersion = "1.4.0", MinimumHealthyPercent = 50, MaximumPercent = 150, DeploymentCircuitBreaker = false,
                DeploymentCircuitBreakerRollback = false, HealthCheckGracePeriodSeconds = 30, EnableExecuteCommand = true, EnableEcsManagedTags = false, PropagateTags = PropagateTags.TaskDefinition, AvailabilityZoneRebalancing = false)]
            """).The<ServiceSpec>();
        var expected = new ServiceSpec
        {
            Name = "api",
            Cluster = ResourceAddress.Parse("cluster/shop-api"),
            TaskDefinition = ResourceAddress.Parse("task-definition/shop-api"),
            DesiredCount = 3,
            LaunchType = LaunchType.Ec2,
            PlatformVersion = "1.4.0",
            MinimumHealthyPercent = 50,
            MaximumPercent = 150,
            DeploymentCircuitBreaker = false,
            DeploymentCircuitBreakerRollback = false,
            HealthCheckGracePeriodSeconds = 30,
            EnableExecuteCommand = true,
            EnableEcsManagedTags = false,
            PropagateTags = PropagateTags.TaskDefinition,
            AvailabilityZoneRebalancing = false,
            NetworkConfiguration = new NetworkSpec { AssignPublicIp = false },
        };
        Assert.Equal(expected, service);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("MaximumPercent = 101", true)]
    [InlineData("MaximumPercent = 100", false)]
    [InlineData("MaximumPercent = 100, AvailabilityZoneRebalancing = true", true)]
    public void Zones_are_rebalanced_where_ecs_can(string arguments, bool expected) =>
        Assert.Equal(expected, PlanOf($"[Service({arguments})]").The<ServiceSpec>().AvailabilityZoneRebalancing);

    [Theory]
    [InlineData("", "default", true)]
    [InlineData("[Network]", "default", true)]
    [InlineData("[Network(Subnets = [\"subnet-1\"])]", "subnet-1", false)]
    [InlineData("[Network(Subnets = [\"subnet-1\"], AssignPublicIp = true)]", "subnet-1", true)]
    [InlineData("[Network(AssignPublicIp = false)]", "default", false)]
    public void A_public_address_is_given_where_images_could_not_be_pulled_without(string network, string subnet, bool isPublic)
    {
        var found = PlanOf($"[Service]{network}").The<ServiceSpec>().NetworkConfiguration!;
        Assert.Equal([subnet], found.Subnets);
        Assert.Equal(isPublic, found.AssignPublicIp);
    }

    [Fact]
    public void Tasks_without_an_interface_of_their_own_have_no_network() =>
        Assert.Null(Generate.Plan("""
            using Deploy.Ecs;
            [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, NetworkMode = NetworkMode.Bridge, RequiresCompatibilities = [Compatibility.Ec2]), Service(LaunchType = LaunchType.Ec2)]
            public sealed class Api;
            """).The<ServiceSpec>().NetworkConfiguration);

    [Fact]
    public void A_network_goes_to_the_resource_that_it_names()
    {
        var plan = PlanOf("[Service, Schedule(\"rate(1 day)\"), Network(Subnets = [\"subnet-s\"], For = ResourceFor.Service), Network(Subnets = [\"subnet-n\"], For = ResourceFor.Schedule)]");
        Assert.Equal(["subnet-s"], plan.The<ServiceSpec>().NetworkConfiguration!.Subnets);
        Assert.Equal(["subnet-n"], plan.The<ScheduleSpec>().NetworkConfiguration!.Subnets);
    }

    [Fact]
    public void A_target_group_takes_the_only_port_of_the_container_that_it_means()
    {
        var plan = PlanOf("[Container(\"sidecar\", Essential = false, Image = \"x:1\", Port = 1), Container(\"api\", Port = 2), Service, TargetGroup(\"web\"), TargetGroup(\"side\", Container = \"sidecar\")]");
        Assert.Equal(
            [("web", "api", 2), ("side", "sidecar", 1)],
            plan.The<ServiceSpec>().LoadBalancers.Select(group => (group.TargetGroup, group.ContainerName, group.ContainerPort)));
    }

    [Fact]
    public void Every_property_of_a_schedule_arrives()
    {
        var schedule = PlanOf("""
            [Schedule("nightly", "cron(0 2 * * ? *)", TimeZone = "Europe/Berlin", TaskCount = 2, LaunchType = LaunchType.Ec2, PlatformVersion = "1.4.0", MaximumWindowInMinutes = 15, Description = "d",
                StartDate = "2027-01-31T08:00:00Z", EndDate = "2028-01-31T08:00:00Z", Enabled = false, DeleteAfterCompletion = true, MaximumRetryAttempts = 0, MaximumEventAgeInSeconds = 60, DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:123456789012:q")]
            """).The<ScheduleSpec>();
        var expected = new ScheduleSpec
        {
            Name = "nightly",
            ScheduleGroup = ResourceAddress.Parse("schedule-group/shop"),
            ScheduleExpression = "cron(0 2 * * ? *)",
            ScheduleExpressionTimezone = "Europe/Berlin",
            MaximumWindowInMinutes = 15,
            Description = "d",
            StartDate = "2027-01-31T08:00:00Z",
            EndDate = "2028-01-31T08:00:00Z",
            Enabled = false,
            DeleteAfterCompletion = true,
            Cluster = ResourceAddress.Parse("cluster/shop-api"),
            TaskDefinition = ResourceAddress.Parse("task-definition/shop-api"),
            Role = ResourceAddress.Parse("role/nightly-schedule"),
            TaskCount = 2,
            LaunchType = LaunchType.Ec2,
            PlatformVersion = "1.4.0",
            NetworkConfiguration = new NetworkSpec { AssignPublicIp = false },
            MaximumRetryAttempts = 0,
            MaximumEventAgeInSeconds = 60,
            DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:123456789012:q",
        };
        Assert.Equal(expected, schedule);
    }

    [Fact]
    public void Properties_that_are_managed_elsewhere_have_the_plans_names()
    {
        var plan = PlanOf("[Service, ManagedElsewhere(\"DesiredCount\"), ManagedElsewhere(\"Architecture\"), ManagedElsewhere(\"LoadBalancers\"), ManagedElsewhere(\"Tags\", For = ResourceFor.Cluster)]");
        Assert.Equal(["Tags"], plan.The<ClusterSpec>().ManagedElsewhere);
        Assert.Equal(["DesiredCount", "LoadBalancers"], plan.The<ServiceSpec>().ManagedElsewhere);
        Assert.Equal(["RuntimePlatform.CpuArchitecture"], plan.The<TaskDefinitionSpec>().ManagedElsewhere);
    }

    [Fact]
    public void An_old_address_is_the_old_address_of_its_kind_and_of_what_that_brought_along()
    {
        var plan = PlanOf("[Service, TaskRole, Schedule(\"rate(1 day)\"), MovedFrom(\"service/old\"), MovedFrom(\"task-definition/older\"), MovedFrom(\"schedule/oldest\")]");
        Assert.Equal(
            ["log-group//ecs/older", "role/older-execution", "role/oldest-schedule", "role/older-task", "schedule/oldest", "service/old", "task-definition/older"],
            plan.Resources.Select(resource => resource.MovedFrom?.ToString()).OfType<string>());
    }

    [Fact]
    public void A_tag_goes_to_every_resource_of_its_class_that_can_carry_one()
    {
        var plan = PlanOf("[Service, TaskRole, Schedule(\"rate(1 day)\"), Tag(\"team\", \"shop\")]");
        Assert.Equal(["schedule-group/shop", "schedule/shop-api"], plan.Resources.Where(resource => resource.Tags.Count == 0).Select(resource => resource.Address.ToString()));
        Assert.All(plan.Resources.Where(resource => resource.Tags.Count > 0), resource => Assert.Equal([new TagSpec("team", "shop")], resource.Tags));
        Assert.Equal(10, plan.Resources.Count);
    }

    [Fact]
    public void Waivers_are_part_of_the_plan()
    {
        var plan = Generate.Plan("using Deploy.Ecs; [assembly: AllowRule(\"DECS0202\", Because = \"a test\")]" + Samples.FourAttributes.Replace("using Deploy.Ecs;", "", StringComparison.Ordinal));
        Assert.Equal([new RuleWaiver("DECS0202", "a test")], plan.Waivers);
    }

    private static DeploymentPlan PlanOf(string details) =>
        Generate.Plan($"using Deploy.Ecs;\n[assembly: Deployment(\"shop\")]\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]\n{details}\npublic sealed class Api;");
}
