using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Generators.Tests.Planning;

/// <summary>What <c>[Raw]</c> says gets into AWS's request, over the other attributes and under the stage's.</summary>
public sealed class RawPlanTests
{
    private const string Api = "using Deploy.Ecs;\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]\n";
    private const string Stages = "using Deploy.Ecs;\n[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]\n";

    [Fact]
    public void A_member_of_a_structure_leaves_the_others_as_they_are()
    {
        var deployment = Generate.Plan($"{Api}[Raw(\"DEPLOYMENTConfiguration.bakeTimeInMinutes\", \"5\")] public class Api;").The<ServiceSpec>().Request.DeploymentConfiguration!;
        Assert.Equal(ServiceSpec.Defaults.DeploymentConfiguration! with { BakeTimeInMinutes = 5 }, deployment);
    }

    [Fact]
    public void A_structure_replaces_what_was_there()
    {
        var deployment = Generate.Plan($"{Api}[Raw(\"deploymentConfiguration\", \"{{ \\\"maximumPercent\\\": 150 }}\")] public class Api;").The<ServiceSpec>().Request.DeploymentConfiguration;
        Assert.Equal(new DeploymentConfiguration { MaximumPercent = 150 }, deployment);
    }

    [Fact]
    public void Null_takes_a_default_away()
    {
        var service = Generate.Plan($$"""
            {{Api}}[Raw("launchType", "null"), Raw("capacityProviderStrategy", "[{ \"capacityProvider\": \"FARGATE_SPOT\", \"weight\": 1 }]")] public class Api;
            """).The<ServiceSpec>().Request;
        Assert.Null(service.LaunchType);
        Assert.Equal("FARGATE_SPOT", service.CapacityProviderStrategy![0].CapacityProvider?.Literal);
    }

    [Fact]
    public void Structures_on_the_way_are_made_and_shared()
    {
        var task = Generate.Plan($$""""
            {{Api}}[Container("api"), Container("proxy", Image = "nginx:1.27", Essential = false)]
            [Raw("linuxParameters.tmpfs", """[{ "containerPath": "/run", "size": 64 }]""", Container = "api"), Raw("linuxParameters.initProcessEnabled", "true", Container = "api")]
            [Raw("volumes", """[{ "name": "data-@{Stage}" }]""")]
            public class Api;
            """").The<TaskDefinitionSpec>().Request;
        var tmpfs = new Tmpfs { ContainerPath = "/run", Size = 64 };
        Assert.Equal(new LinuxParameters { Tmpfs = EquatableList.Of(tmpfs), InitProcessEnabled = true }, task.ContainerDefinitions!.Single(container => container.Name == "api").LinuxParameters);
        Assert.Null(task.ContainerDefinitions!.Single(container => container.Name == "proxy").LinuxParameters);
        Assert.Equal("data-@{Stage}", task.Volumes![0].Name);
    }

    [Fact]
    public void Each_kind_takes_its_own()
    {
        var plan = Generate.Plan($$""""
            {{Api}}[Schedule("rate(1 day)")]
            [Raw("settings", """[{ "name": "containerInsights", "value": "disabled" }]""")]
            [Raw("imageTagMutabilityExclusionFilters", """[{ "filterType": "WILDCARD", "filter": "dev-*" }]""")]
            [Raw("pidMode", "\"task\"")]
            [Raw("placementConstraints", """[{ "type": "distinctInstance" }]""", For = ResourceFor.Service)]
            [Raw("Target.EcsParameters.Group", "\"nightly\"")]
            public class Api;
            """");
        Assert.Equal(ContainerInsights.Disabled, plan.The<ClusterSpec>().ContainerInsights);
        Assert.Equal("dev-*", plan.The<EcrRepositorySpec>().Request.ImageTagMutabilityExclusionFilters![0].Filter);
        Assert.Equal(PidMode.Task, plan.The<TaskDefinitionSpec>().Request.PidMode!.Value.Known);
        Assert.Null(plan.The<TaskDefinitionSpec>().Request.PlacementConstraints);
        Assert.Single(plan.The<ServiceSpec>().Request.PlacementConstraints!);
        Assert.Equal(("nightly", 1), (plan.The<ScheduleSpec>().Request.Target!.EcsParameters!.Group, plan.The<ScheduleSpec>().TaskCount));
    }

    [Fact]
    public void Two_classes_have_their_own()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [Cluster("one"), Raw("settings", "[{ \"name\": \"containerInsights\", \"value\": \"disabled\" }]")] public class One;
            [Cluster("two"), Raw("settings", "[{ \"name\": \"containerInsights\", \"value\": \"enhanced\" }]")] public class Two;
            """);
        Assert.Equal(ContainerInsights.Disabled, plan.The<ClusterSpec>("cluster/one").ContainerInsights);
        Assert.Equal(ContainerInsights.Enhanced, plan.The<ClusterSpec>("cluster/two").ContainerInsights);
    }

    [Fact]
    public void A_stage_overrides_adds_and_removes()
    {
        var plan = Generate.Plan($"""
            {Stages}
            [Raw("deploymentConfiguration.bakeTimeInMinutes", "5"), Raw("DeploymentConfiguration.BakeTimeInMinutes", "10", Stage = "prod")]
            [Raw("pidMode", "\"task\""), Raw("pidMode", Stage = "prod", Remove = true)]
            [Raw("ulimits", "[]", Container = "app", Stage = "dev")]
            public class Api;
            """);
        var (dev, prod) = (plan.ForStage("dev"), plan.ForStage("prod"));
        Assert.Equal(5, dev.The<ServiceSpec>().Request.DeploymentConfiguration!.BakeTimeInMinutes);
        Assert.Equal(10, prod.The<ServiceSpec>().Request.DeploymentConfiguration!.BakeTimeInMinutes);
        Assert.NotNull(dev.The<TaskDefinitionSpec>().Request.PidMode);
        Assert.Null(prod.The<TaskDefinitionSpec>().Request.PidMode);
        Assert.NotNull(dev.The<TaskDefinitionSpec>().Request.ContainerDefinitions![0].Ulimits);
        Assert.Null(prod.The<TaskDefinitionSpec>().Request.ContainerDefinitions![0].Ulimits);
    }

    [Fact]
    public void Logs_that_go_elsewhere_need_no_log_group()
    {
        var plan = Generate.Plan($$"""
            {{Api}}[Raw("logConfiguration", "{ \"logDriver\": \"awslogs\", \"options\": { \"awslogs-group\": \"@{env}/api\", \"awslogs-region\": \"@{region}\" } }", Container = "app")]
            public class Api;
            """);
        Assert.Empty(plan.Resources.OfType<LogGroupSpec>());
        Assert.DoesNotContain(plan.Resources.OfType<RoleSpec>().SelectMany(role => role.Statements), statement => statement.Sid == "WriteLogs");
    }

    [Fact]
    public void The_source_map_leads_to_the_value()
    {
        var map = Generate.SourceMapOf(Generate.Run(Compile.Of($"{Api}[Raw(\"linuxParameters.initProcessEnabled\", \"true\", Container = \"app\")] public class Api;")));
        var found = map.Find(new ResourceAddress("task-definition", "storefront-api"), "ContainerDefinitions[app].LinuxParameters.InitProcessEnabled")!;
        Assert.Equal((3, 44), (found.Line, found.Column));
    }
}
