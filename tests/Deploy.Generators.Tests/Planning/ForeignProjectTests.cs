using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Planning;

/// <summary>What a class of a referenced project means: its plan tells, whatever its assembly kept.</summary>
public sealed class ForeignProjectTests
{
    private const string Task = "[TaskDefinition(Cpu = 256, Memory = 512), Container(\"api\", Image = \"nginx:1.27\")]";
    private const string OnShared = $"using Deploy.Ecs;\n{Task}[Service(Cluster = typeof(Platform.SharedCluster))] public sealed class Api;";

    [Fact]
    public void The_resource_has_the_name_and_the_owner_that_the_other_plan_gives_it()
    {
        var cluster = PlanOn("""
            [assembly: Deployment("base", NameTemplate = "{environment}-{name}")]
            namespace Platform;
            [Cluster("main", ContainerInsights = ContainerInsights.Enhanced), Tag("team", "platform"), MovedFrom("cluster/older")] public sealed class SharedCluster;
            """).The<ClusterSpec>("cluster/main");

        var owner = new OwnerSpec { Application = "base", Project = "Platform", ProjectFile = "../Platform/Platform.csproj", NameTemplate = "{environment}-{name}" };
        Assert.Equal(new ClusterSpec { Name = "main", Ownership = Ownership.External, Owner = owner, ContainerInsights = ContainerInsights.Enhanced }, cluster);
    }

    [Fact]
    public void A_name_that_was_left_out_there_begins_with_the_application_of_there()
    {
        var plan = PlanOn("namespace Platform; [Cluster] public sealed class SharedCluster;");
        Assert.Equal("cluster/platform-shared", plan.The<ServiceSpec>("service/shop-api").Cluster.ToString());
    }

    [Theory]
    [InlineData("public static class Outer { [Cluster(\"main\")] public sealed class Inner; }", "Platform.Outer.Inner")]
    [InlineData("[Cluster(\"main\")] public sealed class Shared<T>;", "Platform.Shared<int>")]
    public void A_class_is_known_by_its_full_name(string declaration, string named)
    {
        var (assembly, platform) = ReferencedPlan.Of("Platform", $"using Deploy.Ecs; namespace Platform; {declaration}");
        var shop = Compile.Of("Shop", [$"using Deploy.Ecs; {Task}[Service(Cluster = typeof({named}))] public sealed class Api;"], assembly);
        Assert.Equal("cluster/main", Generate.Plan(shop, platform).The<ServiceSpec>().Cluster.ToString());
    }

    [Fact]
    public void What_is_foreign_there_too_is_found_by_its_exact_name_in_each_stage()
    {
        var (assembly, platform) = ReferencedPlan.Of("Platform", """
            using Deploy.Ecs;
            [assembly: Deployment("platform", Stages = ["dev", "prod"])]
            namespace Platform;
            [Cluster("legacy-dev", Ownership = Ownership.External), Cluster("legacy-prod", Stage = "prod")] public sealed class SharedCluster;
            """);
        var shop = Compile.Of("Shop", [$"using Deploy.Ecs; [assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\", \"more\"])]{Task}[Service(Cluster = typeof(Platform.SharedCluster))] public sealed class Api;"], assembly);
        var plan = Generate.Plan(shop, platform);
        string? In(string stage) => plan.ForStage(stage).The<ClusterSpec>("cluster/legacy-dev").Identifier;
        Assert.Equal(("legacy-dev", "legacy-prod", "legacy-dev"), (In("dev"), In("prod"), In("more")));
        Assert.Null(plan.ForStage("dev").The<ClusterSpec>("cluster/legacy-dev").Owner);
    }

    [Fact]
    public async Task What_the_other_project_has_in_another_stage_only_is_missing_in_this_one()
    {
        var (assembly, platform) = ReferencedPlan.Of("Platform", """
            using Deploy.Ecs;
            [assembly: Deployment("platform", Stages = ["dev", "prod"])]
            namespace Platform;
            [Cluster(Stage = "prod")] public sealed class SharedCluster;
            """);
        var shop = Compile.Of("Shop", [OnShared.Replace("using Deploy.Ecs;", "using Deploy.Ecs; [assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]", StringComparison.Ordinal)], assembly);
        Assert.Equal(
            ["File0.cs(2,101): Error DECS0920 at typeof(Platform.SharedCluster): 'service/shop-api' refers to 'cluster/platform-shared', which the plan does not have. Declare it, or refer to one that exists. (stage dev)"],
            await Analyze.FindingsOf(shop, new ProjectOptions(), platform));
    }

    [Fact]
    public async Task A_class_that_declares_nothing_there_is_said_to()
    {
        var found = Assert.Single(await FindingsOn("namespace Platform; public sealed class SharedCluster; [Cluster] public sealed class Other;"));
        Assert.Contains("Error DECS0913 at typeof(Platform.SharedCluster)", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_plan_and_without_attributes_nothing_is_guessed()
    {
        var (assembly, _) = ReferencedPlan.Of("Platform", "using Deploy.Ecs; namespace Platform; [Cluster(\"main\")] public sealed class SharedCluster;");
        foreach (var files in (AdditionalText[][])[[], [new ReferencedPlan("Platform", "{ \"Plan\": {")]])
        {
            var shop = Compile.Of("Shop", [OnShared], assembly);
            var found = Assert.Single(await Analyze.FindingsOf(shop, new ProjectOptions(), files));
            Assert.StartsWith("File0.cs(2,101): Error DECS0918 at typeof(Platform.SharedCluster): Nothing tells which cluster 'SharedCluster' is: the plan of its project Platform is not known", found, StringComparison.Ordinal);
            Assert.Equal("cluster/(missing)", Generate.Plan(shop, files).The<ServiceSpec>().Cluster.ToString());
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_here_is_refused_where_the_other_one_is_named()
    {
        var (assembly, platform) = ReferencedPlan.Of("Platform", "using Deploy.Ecs; namespace Platform; [Cluster(\"main\")] public sealed class SharedCluster;");
        var shop = Compile.Of("Shop", [$"{OnShared}\n[Cluster(\"main\")] public sealed class Own;"], assembly);
        var found = Assert.Single(await Analyze.FindingsOf(shop, new ProjectOptions(), platform));
        Assert.StartsWith("File0.cs(2,101): Error DECS0906 at typeof(Platform.SharedCluster): 'cluster/main' is declared on SharedCluster and on Own.", found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_definition_of_another_project_tells_its_network_and_its_containers()
    {
        var (assembly, platform) = ReferencedPlan.Of("Platform", """
            using Deploy.Ecs;
            [TaskDefinition(Cpu = 256, Memory = 512, NetworkMode = NetworkMode.Bridge, RequiresCompatibilities = [Compatibility.Ec2]), TaskRole]
            [Container("side", Image = "side:1", Essential = false), Container("proxy", Image = "nginx:1.27"), Port(9000, Container = "proxy")]
            public sealed class ProxyTask;
            """);
        var shop = Compile.Of("Shop", ["using Deploy.Ecs; [Cluster, Service(TaskDefinition = typeof(ProxyTask), LaunchType = LaunchType.Ec2), TargetGroup(\"shop\")] public sealed class Shop;"], assembly);
        var plan = Generate.Plan(shop, platform);
        var service = plan.The<ServiceSpec>();
        Assert.Null(service.NetworkConfiguration);
        Assert.Equal(("proxy", 9000), (service.LoadBalancers.Single().ContainerName, service.LoadBalancers.Single().ContainerPort));
        var task = plan.The<TaskDefinitionSpec>();
        Assert.Equal((null, null, 0), (task.TaskRole, task.ExecutionRole, task.ContainerDefinitions.Count));
    }

    [Fact]
    public void A_plan_says_which_class_declares_what()
    {
        var classes = Generate.ClassMapOf(Generate.Run(Compile.Of("Shop", ["""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "prod"])]
            namespace Shop;
            [Cluster, EcrRepository] public sealed class ShopService;
            [Cluster("late", Stage = "prod")] public sealed class Late;
            """]))).Classes;
        Assert.Equal(
            ["Shop.Late cluster/late", "Shop.ShopService cluster/shop", "Shop.ShopService ecr-repository/shop"],
            classes.Select(declaring => $"{declaring.Name} {declaring.Address}"));
    }

    [Theory]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)]", "TaskDefinition(Cpu = 256, Memory = 512)", "app")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512), Container(\"api\", Port = 8080)]", "Container(\"api\", Port = 8080)", "api")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512), Container(\"api\", Image = \"nginx:1.27\")]", null, null)]
    public async Task A_library_cannot_run_its_own_image(string attributes, string? place, string? container)
    {
        var library = Compile.Of("Platform", [$"using Deploy.Ecs;\n[EcrRepository]{attributes} public sealed class Shared;"]);
        Assert.Equal(
            place is null ? [] : [$"Error DECS0352 at {place}: Container '{container}' runs the image of its project, but Platform is a library and makes none. Declare it in the program that it runs, or set Image to somebody else's."],
            (await Analyze.FindingsOf(library, new ProjectOptions(isLibrary: true))).Select(found => found[(found.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Empty(await Analyze.FindingsOf(library, new ProjectOptions()));
    }

    private static Deploy.Plan.DeploymentPlan PlanOn(string platform)
    {
        var (assembly, plan) = ReferencedPlan.Of("Platform", $"using Deploy.Ecs; {platform}");
        return Generate.Plan(Compile.Of("Shop", [OnShared], assembly), plan);
    }

    private static Task<string[]> FindingsOn(string platform)
    {
        var (assembly, plan) = ReferencedPlan.Of("Platform", $"using Deploy.Ecs; {platform}");
        return Analyze.FindingsOf(Compile.Of("Shop", [OnShared], assembly), new ProjectOptions(), plan);
    }
}
