using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Planning;

/// <summary>Attributes of a stage lie over those of the base.</summary>
public sealed class StageTests
{
    [Fact]
    public void A_stage_overrides_only_what_it_sets()
    {
        var plan = PlanOf("[Cluster, Service(DesiredCount = 2, MaximumPercent = 150), Service(Stage = \"prod\", DesiredCount = 6)]");
        Assert.Equal((6, 150), (plan.ForStage("prod").The<ServiceSpec>().DesiredCount, plan.ForStage("prod").The<ServiceSpec>().MaximumPercent));
        Assert.Equal(2, plan.ForStage("dev").The<ServiceSpec>().DesiredCount);
        Assert.Empty(plan.Stages.Single(stage => stage.Name == "dev").Resources);
        Assert.Equal(["service/shop-api"], plan.Stages.Single(stage => stage.Name == "prod").Resources.Select(resource => resource.Address.ToString()));
    }

    [Fact]
    public void Details_are_matched_by_their_keys()
    {
        var container = InProd("""
            [Container("api", Port = 80, Memory = 256), Container("api", Stage = "prod", Memory = 300)]
            [Environment("A", "1", Container = "api"), Environment("A", "2", Stage = "prod"), Environment("B", "3"), Environment("B", Stage = "prod", Remove = true), Environment("C", "4", Stage = "prod")]
            [Secret("S", From = "ssm:/s"), Secret("S", Stage = "prod", From = "ssm:/prod/s")]
            [HealthCheck("CMD", "true", IntervalSeconds = 10), HealthCheck(Stage = "prod", Retries = 5)]
            [Port(81, Name = "admin"), Port(81, Stage = "prod", Remove = true)]
            [AwsLogs(RetentionInDays = 7), AwsLogs(Stage = "prod", StreamPrefix = "live")]
            """).The<TaskDefinitionSpec>().ContainerDefinitions.Single();
        Assert.Equal(300, container.Memory);
        Assert.Equal(["A=2", "C=4"], container.Environment.Select(variable => $"{variable.Name}={variable.Value}"));
        Assert.Equal("ssm:/prod/s", container.Secrets.Single().ValueFrom);
        Assert.Equal((10, 5), (container.HealthCheck!.Interval, container.HealthCheck.Retries));
        Assert.Equal(["CMD", "true"], container.HealthCheck.Command);
        Assert.Equal([80], container.PortMappings.Select(port => port.ContainerPort));
        Assert.Contains(new LogOptionSpec("awslogs-stream-prefix", "live"), container.LogConfiguration!.Options);
    }

    [Fact]
    public void A_stage_can_add_and_drop_containers()
    {
        var plan = PlanOf("[Container(\"api\"), Container(\"otel\", Image = \"otel:1\"), Container(\"otel\", Stage = \"dev\", Remove = true), Container(\"debug\", Stage = \"dev\", Image = \"debug:1\")]");
        Assert.Equal(["api", "debug"], Names(plan.ForStage("dev")));
        Assert.Equal(["api", "otel"], Names(plan.ForStage("prod")));

        static IEnumerable<string> Names(DeploymentPlan plan) => plan.The<TaskDefinitionSpec>().ContainerDefinitions.Select(container => container.Name);
    }

    [Fact]
    public void Lists_replace_whole()
    {
        var prod = InProd("""
            [ExpireImages(TagStatus.Untagged, OlderThanDays = 7), ExpireImages(TagStatus.Any, KeepNewest = 20)]
            [ExpireImages(TagStatus.Any, KeepNewest = 100, Stage = "prod")]
            [Allow("s3:GetObject", "*"), Allow("s3:PutObject", "*"), Allow("sqs:SendMessage", "*", Stage = "prod")]
            [Allow("kms:Decrypt", "*", Role = TaskRoleKind.ExecutionRole)]
            [ManagedPolicy("arn:aws:iam::aws:policy/X"), ManagedPolicy("arn:aws:iam::aws:policy/X", Stage = "prod", Remove = true)]
            """);
        Assert.Equal([100], prod.The<EcrRepositorySpec>().LifecyclePolicy.Select(rule => rule.CountNumber));
        Assert.Equal(["sqs:SendMessage"], prod.The<RoleSpec>("role/shop-api-task").Statements.SelectMany(statement => statement.Actions));
        Assert.Empty(prod.The<RoleSpec>("role/shop-api-task").ManagedPolicyArns);
        Assert.Contains(prod.The<RoleSpec>("role/shop-api-execution").Statements, statement => statement.Actions.Contains("kms:Decrypt"));
    }

    [Fact]
    public void A_resource_can_be_dropped_with_all_that_it_brings_along()
    {
        var plan = PlanOf("[Cluster, Schedule(\"rate(1 day)\"), Schedule(Stage = \"dev\", Remove = true)]");
        Assert.Equal(
            ["role/shop-api-schedule", "schedule-group/shop", "schedule/shop-api"],
            plan.Stages.Single(stage => stage.Name == "dev").Removed.Select(address => address.ToString()));
        Assert.Equal("rate(1 day)", plan.ForStage("prod").The<ScheduleSpec>().ScheduleExpression);
    }

    [Fact]
    public void A_dropped_task_definition_leads_the_reference_nowhere_in_that_stage_only()
    {
        var plan = PlanOf("[Cluster, Service, TaskDefinition(Stage = \"dev\", Remove = true)]");
        Assert.Equal("task-definition/shop-api", plan.ForStage("dev").The<ServiceSpec>().TaskDefinition.ToString());
        Assert.Empty(plan.ForStage("dev").Resources.OfType<TaskDefinitionSpec>());
        Assert.Equal("task-definition/shop-api", plan.ForStage("prod").The<ServiceSpec>().TaskDefinition.ToString());
    }

    [Fact]
    public void An_address_is_the_same_in_every_stage_and_a_foreign_name_need_not_be()
    {
        var plan = PlanOf("""
            [Cluster("shared-dev", Ownership = Ownership.External), Cluster("shared-prod", Stage = "prod")]
            [Service]
            """);
        var cluster = plan.ForStage("prod").The<ClusterSpec>("cluster/shared-dev");
        Assert.Equal("shared-prod", cluster.Identifier);
        Assert.Equal("shared-dev", plan.ForStage("dev").The<ClusterSpec>().Identifier);
    }

    [Fact]
    public void Networks_and_target_groups_are_matched_too()
    {
        var service = InProd("""
            [Cluster, Service]
            [Network(Subnets = ["subnet-1"], For = ResourceFor.Service), Network(Stage = "prod", SecurityGroups = ["sg-1"])]
            [TargetGroup("web", Port = 8080), TargetGroup("web", Stage = "prod", Port = 9090), TargetGroup("old", Stage = "prod", Remove = true), TargetGroup("old")]
            """).The<ServiceSpec>();
        Assert.Equal(["subnet-1"], service.NetworkConfiguration!.Subnets);
        Assert.Equal(["sg-1"], service.NetworkConfiguration.SecurityGroups);
        Assert.Equal([new LoadBalancerSpec { TargetGroup = "web", ContainerName = "app", ContainerPort = 9090 }], service.LoadBalancers);
    }

    [Fact]
    public void A_stage_has_its_own_account_region_role_and_boundary()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "prod"], NameTemplate = "{application}-{name}-{environment}", Region = "eu-central-1", PermissionsBoundary = "arn:aws:iam::111111111111:policy/dev")]
            [assembly: Deployment(Stage = "prod", Account = "222222222222", PermissionsBoundary = "arn:aws:iam::222222222222:policy/prod")]
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)] public sealed class Api;
            """);
        Assert.Equal(("shop", "{application}-{name}-{environment}", "eu-central-1", null), (plan.Application, plan.NameTemplate, plan.Region, plan.Account));
        Assert.Equal(("222222222222", "eu-central-1"), (plan.ForStage("prod").Account, plan.ForStage("prod").Region));
        Assert.Equal("arn:aws:iam::222222222222:policy/prod", plan.ForStage("prod").The<RoleSpec>().PermissionsBoundary);
        Assert.Equal("arn:aws:iam::111111111111:policy/dev", plan.ForStage("dev").The<RoleSpec>().PermissionsBoundary);
    }

    [Fact]
    public void Tags_are_merged_by_key()
    {
        var prod = InProd("[Tag(\"team\", \"shop\"), Tag(\"tier\", \"test\"), Tag(\"tier\", \"live\", Stage = \"prod\"), Tag(\"team\", Stage = \"prod\", Remove = true)]");
        Assert.All(prod.Resources, resource => Assert.Equal([new TagSpec("tier", "live")], resource.Tags));
    }

    private static DeploymentPlan InProd(string details) => PlanOf(details).ForStage("prod");

    private static DeploymentPlan PlanOf(string details) => Generate.Plan(
        $"using Deploy.Ecs;\n[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n[EcrRepository, TaskDefinition(Cpu = 512, Memory = 1024)]\n{details}\npublic sealed class Api;");
}
