using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Code that the compiler refuses: its own errors are enough, and the rest of the plan is built all the same.</summary>
public sealed class MalformedCodeTests
{
    private const string Good = "[Cluster(\"good\")] public sealed class Good;";

    [Theory]
    [InlineData("[TaskDefinition(Cpu = Missing, Memory = 777)] public sealed class Api;", "CS0103")]
    [InlineData("[TaskDefinition(Cpu = \"256\", Memory = 777)] public sealed class Api;", "CS0029")]
    [InlineData("[TaskDefinition(Cpux = 256, Memory = 777)] public sealed class Api;", "CS0246")]
    [InlineData("[TaskDefinition(1, 2, 3, Memory = 777)] public sealed class Api;", "CS1729")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(Cluster = typeof(Missing))] public sealed class Api;", "CS0246")]
    [InlineData("[Schedule(] public sealed class Api;", "CS1026")]
    public async Task An_attribute_that_does_not_compile_gets_no_findings_and_takes_nothing_with_it(string source, string error)
    {
        var compilation = Compile.Of($"using Deploy.Ecs;\n{source}\n{Good}");
        Assert.Contains(error, Compile.Errors(compilation).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await Analyze.Diagnostics(compilation));
        Assert.Contains(Generate.PlanOf(Generate.Run(compilation)).Resources, resource => resource.Address.ToString() == "cluster/good");
    }

    [Fact]
    public void What_can_be_read_of_it_is_in_the_plan()
    {
        var plan = Generate.PlanDespiteErrors("using Deploy.Ecs; [EcrRepository, TaskDefinition(Cpu = Missing, Memory = 512)] public sealed class Api;");
        Assert.Equal((null, 512), (plan.The<TaskDefinitionSpec>().Cpu, plan.The<TaskDefinitionSpec>().Memory));
    }

    [Fact]
    public async Task A_faulty_class_does_not_hide_the_faults_of_another()
    {
        var compilation = Compile.Of("""
            using Deploy.Ecs;
            [TaskDefinition(Cpu = Missing)] public sealed class Broken;
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 777)] public sealed class Api;
            """);
        Assert.Equal(["File0.cs(3,52): Error DECS0202 at 777"], (await Analyze.Diagnostics(compilation)).Select(Analyze.Describe));
    }

    [Fact]
    public async Task Stages_that_do_not_compile_are_not_called_unknown()
    {
        var compilation = Compile.Of("using Deploy.Ecs;\n[assembly: Deployment(\"shop\", Stages = [Missing])]\n[Cluster, Cluster(Stage = \"prod\")] public sealed class Main;");
        Assert.Contains("CS0103", Compile.Errors(compilation).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await Analyze.Diagnostics(compilation));
    }

    [Fact]
    public async Task Nulls_are_the_same_as_nothing()
    {
        const string Source = "using Deploy.Ecs; [Cluster(null!)] [EcrRepository(KmsKey = null), TaskDefinition(Cpu = 256, Memory = 512)] [Container(\"a\", Command = null!, Repository = null)] public sealed class Api;";
        Assert.Empty(await Analyze.Findings(Source));
        Assert.Equal("storefront-api", Generate.Plan(Source).The<ClusterSpec>().Name);
    }

    [Fact]
    public void A_number_that_is_no_member_of_an_enum_is_the_same_as_nothing() =>
        Assert.Equal(Deploy.Ecs.ContainerInsights.Enabled, Generate.Plan("using Deploy.Ecs; [Cluster(ContainerInsights = (ContainerInsights)99)] public sealed class Api;").The<ClusterSpec>().ContainerInsights);

    [Fact]
    public async Task Attributes_in_other_namespaces_of_the_same_name_are_not_ours()
    {
        const string Source = "namespace Other { public sealed class ClusterAttribute : System.Attribute; [Cluster] public sealed class Api; }";
        Assert.Empty(await Analyze.Findings(Source));
        Assert.Empty(Generate.Run(Compile.Of(Source)).GeneratedSources);
    }
}
