using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>A finding is shown at the argument that causes it.</summary>
public sealed class LocationTests
{
    public static TheoryData<string> SampleNames => [.. Samples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public async Task A_sample_has_no_findings(string sample) =>
        Assert.Empty((await Analyze.Diagnostics(
            Compile.Of(Samples.All().Single(candidate => candidate.Name == sample).Sources), Analyze.OptionsWith(Samples.ParametersOf(sample)))).Select(Analyze.Describe));

    [Fact]
    public async Task At_a_named_argument() => Assert.Equal(["File0.cs(6,14): Error DECS0202 at 4096"], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster, EcrRepository, Service]
        [TaskDefinition(
            Cpu = 256,
            Memory = 4096)]
        public sealed class Shop;
        """));

    [Fact]
    public async Task Once_at_a_tag_that_several_resources_have() => Assert.Equal(["File0.cs(3,30): Error DECS0943 at \"aws:x\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster, EcrRepository, Tag("aws:x", "y")]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_a_constructor_argument() => Assert.Equal(["File0.cs(3,10): Error DECS0101 at \"not a name\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster("not a name")]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_a_constructor_argument_that_is_named() => Assert.Equal(["File0.cs(4,23): Error DECS0703 at \"cron(0 2 * * *)\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [Schedule(expression: "cron(0 2 * * *)", name: "nightly", MaximumRetryAttempts = 1)]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_an_element_of_a_list() => Assert.Equal(["File0.cs(4,40): Error DECS0505 at \"subnet:one\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]
        [Network(Subnets = ["subnet-0123abcd", "subnet:one"])]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_an_element_of_an_array() => Assert.Equal(["File0.cs(4,54): Error DECS0505 at \"subnet:one\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]
        [Network(Subnets = new string[] { "subnet-0123abcd", "subnet:one" })]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_a_detail_of_a_container() => Assert.Equal(["File0.cs(5,66): Error DECS0321 at 1"], await Analyze.Findings("""
        using Deploy.Ecs;

        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [Container("api"), Environment("A", "1")]
        [HealthCheck("CMD", "true", Container = "api", IntervalSeconds = 1, TimeoutSeconds = 2)]
        public sealed class Shop;
        """));

    [Fact]
    public async Task At_the_attribute_where_something_is_left_out() => Assert.Equal(["File0.cs(3,17): Error DECS0204 at TaskDefinition(Cpu = 256)"], await Analyze.Findings("""
        using Deploy.Ecs;

        [EcrRepository, TaskDefinition(Cpu = 256)]
        public sealed class Shop;
        """));

    [Fact]
    public async Task On_the_assembly() => Assert.Equal(["File0.cs(3,66): Error DECS0926 at \"somewhere\"", "File0.cs(4,22): Error DECS0909 at \"DECS99999999\""], await Analyze.Findings("""
        using Deploy.Ecs;

        [assembly: Deployment("shop", Account = "123456789012", Region = "somewhere")]
        [assembly: AllowRule("DECS99999999", Because = "why")]
        [Cluster] public sealed class Shop;
        """));

    [Fact]
    public async Task In_the_file_of_the_part_that_carries_the_attribute() => Assert.Equal(["File1.cs(2,37): Error DECS0202 at 99999"], await Analyze.Findings(
        "using Deploy.Ecs;\n[EcrRepository, Cluster] public sealed partial class Shop;",
        "using Deploy.Ecs;\n[TaskDefinition(Cpu = 256, Memory = 99999)] public sealed partial class Shop;"));
}
