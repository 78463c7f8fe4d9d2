using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Planning;

/// <summary>How resources get their names.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersApiTask;", "task-definition/storefront-orders-api")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersTaskDefinition;", "task-definition/storefront-orders")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersService;", "task-definition/storefront-orders")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class Task;", "task-definition/storefront-task")]
    [InlineData("[Cluster] class SharedCluster;", "cluster/storefront-shared")]
    [InlineData("[Cluster] class Cluster;", "cluster/storefront-cluster")]
    [InlineData("[Cluster] class HTTPCluster;", "cluster/storefront-http")]
    [InlineData("[Cluster] class Blue_Cluster;", "cluster/storefront-blue")]
    [InlineData("[EcrRepository] class ApiRepository;", "ecr-repository/storefront-api")]
    [InlineData("[EcrRepository] class ApiEcrRepository;", "ecr-repository/storefront-api")]
    [InlineData("[EcrRepository(\"team/api\")] class ApiRepository;", "ecr-repository/team/api")]
    [InlineData("[Cluster(\"Main\")] class Anything;", "cluster/Main")]
    [InlineData("static class Outer { [Cluster] public sealed class InnerCluster; }", "cluster/storefront-inner")]
    [InlineData("[Cluster] class SharedCluster<T>;", "cluster/storefront-shared")]
    [InlineData("[Cluster] record SharedCluster;", "cluster/storefront-shared")]
    [InlineData("[Cluster] sealed partial class SharedCluster; [Tag(\"a\", \"b\")] partial class SharedCluster;", "cluster/storefront-shared")]
    public void A_resource_is_named_after_its_class_unless_it_says_otherwise(string source, string address)
    {
        var plan = Generate.Plan($"using Deploy.Ecs; {source}");
        Assert.Equal([address], plan.Resources.Select(resource => resource.Address.ToString()).Where(found => found.StartsWith(address[..address.IndexOf('/')], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ShopService")]
    [InlineData("ShopCluster")]
    [InlineData("ShopTask")]
    [InlineData("Shop")]
    public void A_class_gives_one_name_to_all_that_it_declares(string name)
    {
        var plan = Generate.Plan(Compile.Of("Store", [$"using Deploy.Ecs; [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service, Schedule(\"rate(1 day)\")] public sealed class {name};"]));
        Assert.Equal(["store-shop"], plan.Resources.Where(resource => resource is not (RoleSpec or LogGroupSpec or ScheduleGroupSpec)).Select(resource => resource.Name).Distinct());
    }

    [Theory]
    [InlineData("shop", "ApiService", "shop-api")]
    [InlineData("shop", "ShopService", "shop")]
    [InlineData("shop", "ShopApi", "shop-api")]
    [InlineData("shop", "ShoppingService", "shop-shopping")]
    [InlineData("hello-service", "HelloService", "hello-service")]
    [InlineData("hello-service", "Hello", "hello-service")]
    [InlineData("not valid", "ApiService", "api")]
    public void The_name_of_a_class_begins_with_the_application(string application, string name, string expected) => Assert.Equal(
        expected, Generate.Plan($"using Deploy.Ecs; [assembly: Deployment(\"{application}\")] [Cluster] public sealed class {name};").The<ClusterSpec>().Name);

    [Fact]
    public async Task What_is_derived_fits_itself_whatever_the_stage()
    {
        var family = new string('f', 44);
        Assert.Empty(await Analyze.Findings(Long(family, new string('s', 60))));

        // Nobody declared a role: what does not fit is shortened, always to the same.
        var roles = Generate.Plan(Long(new string('f', 60), new string('s', 60))).Resources.OfType<RoleSpec>().Select(role => role.Name).ToList();
        Assert.Equal(3, roles.Distinct().Count());
        Assert.All(roles, name => Assert.InRange(name.Length, 1, 64));
        Assert.Empty(await Analyze.Findings(Long(new string('f', 60), new string('s', 60))));

        static string Long(string family, string schedule) => $$"""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["production"])]
            [Cluster, EcrRepository, TaskDefinition("{{family}}", Cpu = 256, Memory = 512), TaskRole, Schedule("{{schedule}}", "rate(1 day)")]
            public sealed class Orders;
            """;
    }

    [Fact]
    public async Task A_long_class_fits_the_kind_with_the_shortest_names()
    {
        var name = string.Concat(Enumerable.Repeat("Very", 20)) + "Long";
        var source = $"using Deploy.Ecs; [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Schedule(\"rate(1 day)\")] public sealed class {name};";
        Assert.Empty(await Analyze.Findings(source));
        Assert.Equal(64, Generate.Plan(source).The<ScheduleSpec>().Name.Length);
    }

    [Theory]
    [InlineData("Shop", "shop")]
    [InlineData("Acme.Web.ShopFront", "acme-web-shop-front")]
    [InlineData("my-shop", "my-shop")]
    public void An_application_is_named_after_its_assembly(string assembly, string application) =>
        Assert.Equal(application, Generate.Plan(Compile.Of(assembly, [Samples.FourAttributes])).Application);

    [Fact]
    public void The_former_name_of_a_project_stands_in_the_plan()
    {
        const string Renamed = """
            using Deploy.Ecs;
            [assembly: Deployment("shop", FormerProject = "Shop.Web")]
            [Cluster] public sealed class SharedCluster;
            """;
        Assert.Equal("Shop.Web", Generate.Plan(Renamed).FormerProject);
        Assert.Null(Generate.Plan("using Deploy.Ecs; [Cluster] public sealed class SharedCluster;").FormerProject);
    }

    [Fact]
    public void What_is_derived_is_named_after_its_cause()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [assembly: Deployment("shop")]
            [Cluster, EcrRepository, TaskDefinition("orders", Cpu = 256, Memory = 512), TaskRole, Schedule("nightly", "rate(1 day)")]
            public sealed class Orders;
            """);
        Assert.Equal(
            ["cluster/shop-orders", "ecr-repository/shop-orders", "log-group//ecs/orders", "role/nightly-schedule", "role/orders-execution", "role/orders-task", "schedule-group/shop", "schedule/nightly", "task-definition/orders"],
            plan.Resources.Select(resource => resource.Address.ToString()));
    }

    [Fact]
    public void Structs_are_not_resources_and_the_compiler_says_so()
    {
        var compilation = Compile.Of("using Deploy.Ecs; [Cluster] public struct Shared;");
        Assert.Equal(["CS0592"], Compile.Errors(compilation).Select(error => error.Id));
        Assert.Empty(Generate.Run(compilation).GeneratedSources);
    }
}
