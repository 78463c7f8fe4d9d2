using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Planning;

/// <summary>What a reference means.</summary>
public sealed class ReferenceTests
{
    private const string Task = "[TaskDefinition(Cpu = 256, Memory = 512), Container(\"api\", Image = \"nginx:1.27\")]";

    [Fact]
    public void The_resource_on_the_same_class_comes_before_the_only_one_in_the_assembly()
    {
        var plan = Generate.Plan($$"""
            using Deploy.Ecs;
            [Cluster] public sealed class Other;
            [Cluster, Service] {{Task}} public sealed class Api;
            """);
        Assert.Equal("cluster/storefront-api", plan.The<ServiceSpec>().Cluster.ToString());
    }

    [Fact]
    public void The_only_one_in_the_assembly_is_meant_where_none_is_named()
    {
        var plan = Generate.Plan($$"""
            using Deploy.Ecs;
            [Cluster] public sealed class Other;
            {{Task}} public sealed class Job;
            [Service] public sealed class ApiService;
            """);
        Assert.Equal("cluster/storefront-other", plan.The<ServiceSpec>().Cluster.ToString());
        Assert.Equal("task-definition/storefront-job", plan.The<ServiceSpec>().TaskDefinition.ToString());
    }

    [Fact]
    public void A_named_class_is_meant_before_all_others()
    {
        var plan = Generate.Plan($$"""
            using Deploy.Ecs;
            [Cluster] public sealed class Other;
            [Cluster, Service(Cluster = typeof(Other))] {{Task}} public sealed class Api;
            """);
        Assert.Equal("cluster/storefront-other", plan.The<ServiceSpec>().Cluster.ToString());
    }

    [Fact]
    public void A_generic_class_is_one_name_whatever_its_arguments()
    {
        var plan = Generate.Plan($$"""
            using Deploy.Ecs;
            [Cluster] public sealed class Other;
            [Cluster] public sealed class Shared<T>;
            {{Task}} [Service(Cluster = typeof(Shared<int>))] public sealed class Api;
            """);
        Assert.Equal("cluster/storefront-shared", plan.The<ServiceSpec>().Cluster.ToString());
    }

    [Fact]
    public void Without_a_resource_to_mean_the_rest_is_built_all_the_same()
    {
        var plan = Generate.Plan($"using Deploy.Ecs; {Task} [Service(DesiredCount = 3)] public sealed class Api;");
        Assert.Equal("cluster/(missing)", plan.The<ServiceSpec>().Cluster.ToString());
        Assert.Equal(3, plan.The<ServiceSpec>().DesiredCount);
        Assert.NotNull(plan.The<TaskDefinitionSpec>());
    }

    [Fact]
    public void A_class_of_an_assembly_that_kept_its_attributes_is_external_and_found_under_the_template_of_its_own_application()
    {
        var platform = Compile.Reference("Platform", """
            using Deploy.Ecs;
            namespace Platform;
            [Cluster("shared-cluster", ContainerInsights = ContainerInsights.Enhanced), Tag("owner", "platform")] public sealed class SharedCluster;
            """);
        var plan = Generate.Plan(Compile.Of("Shop", [$"using Deploy.Ecs; {Task} [Service(Cluster = typeof(Platform.SharedCluster))] public sealed class Api;"], platform));
        var cluster = plan.The<ClusterSpec>("cluster/shared-cluster");
        Assert.Equal(Ownership.External, cluster.Ownership);
        Assert.Null(cluster.Identifier);
        Assert.Equal(new OwnerSpec { Application = "platform", Project = "Platform" }, cluster.Owner);
        Assert.Empty(cluster.Tags);
        Assert.Equal(ContainerInsights.Enhanced, cluster.ContainerInsights);
        Assert.Equal(cluster.Address, plan.The<ServiceSpec>().Cluster);
    }

    [Fact]
    public void A_foreign_resource_of_a_referenced_assembly_is_found_by_its_exact_name()
    {
        var platform = Compile.Reference("Platform", """
            using Deploy.Ecs;
            [Cluster("arn:aws:ecs:eu-central-1:123456789012:cluster/legacy", Ownership = Ownership.External)] public sealed class LegacyCluster;
            """);
        var plan = Generate.Plan(Compile.Of("Shop", [$"using Deploy.Ecs; {Task} [Service(Cluster = typeof(LegacyCluster))] public sealed class Api;"], platform));
        Assert.Equal("arn:aws:ecs:eu-central-1:123456789012:cluster/legacy", plan.The<ClusterSpec>("cluster/legacy").Identifier);
    }

    [Fact]
    public void A_referenced_assembly_is_never_meant_unless_it_is_named()
    {
        var platform = Compile.Reference("Platform", "using Deploy.Ecs; [Cluster] public sealed class SharedCluster;");
        var source = $$"""
            using Deploy.Ecs;
            {{Task}} [Service] public sealed class Api;
            {{Task}} [Service(Cluster = typeof(SharedCluster))] public sealed class Other;
            """;
        var plan = Generate.Plan(Compile.Of("Shop", [source], platform));
        Assert.Equal("cluster/(missing)", plan.The<ServiceSpec>("service/shop-api").Cluster.ToString());
        Assert.Equal("cluster/platform-shared", plan.The<ServiceSpec>("service/shop-other").Cluster.ToString());
    }

    [Theory]
    [InlineData("[Cluster(\"legacy\", Ownership = Ownership.External)]", "cluster/legacy", Ownership.External, "legacy")]
    [InlineData("[Cluster(Ownership = Ownership.External)]", "cluster/other", Ownership.External, "other")]
    [InlineData("[Cluster(\"legacy\", Ownership = Ownership.Adopted)]", "cluster/legacy", Ownership.Adopted, "legacy")]
    [InlineData("[Cluster(\"@{ClusterName}\", Ownership = Ownership.External)]", "cluster/other", Ownership.External, "@{ClusterName}")]
    [InlineData("[Cluster(\"mine\")]", "cluster/mine", Ownership.Owned, null)]
    public void Ownership_decides_whether_a_name_is_exact(string attribute, string address, Ownership ownership, string? identifier)
    {
        var cluster = Generate.Plan($"using Deploy.Ecs; {attribute} public sealed class OtherCluster;").The<ClusterSpec>(address);
        Assert.Equal((ownership, identifier), (cluster.Ownership, cluster.Identifier));
    }

    [Fact]
    public void An_external_task_definition_has_no_details_of_ours()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [Cluster, TaskDefinition("legacy", Ownership = Ownership.External), Schedule("rate(1 day)")] public sealed class Nightly;
            """);
        var task = plan.The<TaskDefinitionSpec>();
        Assert.Empty(task.ContainerDefinitions);
        Assert.Null(task.ExecutionRole);
        Assert.Empty(plan.Resources.OfType<LogGroupSpec>());
        Assert.Equal(["arn:@{partition}:iam::@{account}:role/*"], plan.The<RoleSpec>().Statements.Single(statement => statement.Sid == "PassRoles").Resources);
    }
}
