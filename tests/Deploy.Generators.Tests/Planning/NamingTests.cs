using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Planning;

/// <summary>How resources get their names.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersApiTask;", "task-definition/orders-api")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersTaskDefinition;", "task-definition/orders")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class OrdersService;", "task-definition/orders-service")]
    [InlineData("[TaskDefinition(Cpu = 256, Memory = 512)] class Task;", "task-definition/task")]
    [InlineData("[Cluster] class SharedCluster;", "cluster/shared")]
    [InlineData("[Cluster] class Cluster;", "cluster/cluster")]
    [InlineData("[Cluster] class HTTPCluster;", "cluster/http")]
    [InlineData("[Cluster] class Blue_Cluster;", "cluster/blue")]
    [InlineData("[EcrRepository] class ApiRepository;", "ecr-repository/api")]
    [InlineData("[EcrRepository] class ApiEcrRepository;", "ecr-repository/api")]
    [InlineData("[EcrRepository(\"team/api\")] class ApiRepository;", "ecr-repository/team/api")]
    [InlineData("[Cluster(\"Main\")] class Anything;", "cluster/Main")]
    [InlineData("static class Outer { [Cluster] public sealed class InnerCluster; }", "cluster/inner")]
    [InlineData("[Cluster] class SharedCluster<T>;", "cluster/shared")]
    [InlineData("[Cluster] record SharedCluster;", "cluster/shared")]
    [InlineData("[Cluster] sealed partial class SharedCluster; [Tag(\"a\", \"b\")] partial class SharedCluster;", "cluster/shared")]
    public void A_resource_is_named_after_its_class_unless_it_says_otherwise(string source, string address)
    {
        var plan = Generate.Plan($"using Deploy.Ecs; {source}");
        Assert.Equal([address], plan.Resources.Select(resource => resource.Address.ToString()).Where(found => found.StartsWith(address[..address.IndexOf('/')], StringComparison.Ordinal)));
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
            ["cluster/orders", "ecr-repository/orders", "log-group//ecs/orders", "role/nightly-schedule", "role/orders-execution", "role/orders-task", "schedule-group/shop", "schedule/nightly", "task-definition/orders"],
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
