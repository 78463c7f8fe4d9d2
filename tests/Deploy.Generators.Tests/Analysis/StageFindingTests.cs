using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Rules run on every stage; a finding says which, and is shown where the stage differs.</summary>
public sealed class StageFindingTests
{
    [Fact]
    public Task A_value_of_the_stage_is_shown_there() => Expect(
        ["(5,54): Error DECS0202 at 512"],
        """
        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [TaskDefinition(Stage = "prod", Cpu = 1024, Memory = 512)]
        public sealed class Api;
        """);

    [Fact]
    public Task A_value_of_the_base_that_only_a_stage_makes_wrong_is_shown_at_what_the_stage_writes() => Expect(
        ["(5,39): Error DECS0202 at 1024"],
        """
        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        [TaskDefinition(Stage = "prod", Cpu = 1024)]
        public sealed class Api;
        """);

    [Fact]
    public Task What_every_stage_gets_from_the_base_is_shown_once_at_the_base() => Expect(
        ["(4,52): Error DECS0202 at 777"],
        """
        [EcrRepository, TaskDefinition(Cpu = 256, Memory = 777)]
        [TaskDefinition(Stage = "prod", EphemeralStorageSizeInGiB = 30)]
        public sealed class Api;
        """);

    [Fact]
    public Task A_fault_of_the_base_that_every_stage_mends_is_none() => Expect(
        [],
        """
        [EcrRepository, TaskDefinition(Cpu = 256)]
        [TaskDefinition(Stage = "dev", Memory = 512), TaskDefinition(Stage = "prod", Memory = 1024)]
        public sealed class Api;
        """);

    [Fact]
    public Task A_reference_that_one_stage_leads_nowhere() => Expect(
        ["(4,2): Error DECS0901 at Service"],
        """
        [Service, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
        public sealed class Api;
        [Cluster, Cluster(Stage = "dev", Remove = true)]
        public sealed class Main;
        """);

    [Fact]
    public async Task The_message_names_the_stage()
    {
        var found = await Analyze.Diagnostics("""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "test", "prod"])]
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]
            [TaskDefinition(Stage = "test", Memory = 700), TaskDefinition(Stage = "prod", Memory = 700)]
            public sealed class Api;
            """);
        Assert.All(found, diagnostic => Assert.EndsWith("(stages test, prod)", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Equal(["File0.cs(4,42): Error DECS0202 at 700", "File0.cs(4,88): Error DECS0202 at 700"], found.Select(Analyze.Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task The_deployments_own_properties_are_shown_in_the_stage_that_sets_them() => Expect(
        ["(4,48): Error DECS0926 at \"nowhere\""],
        """
        [assembly: Deployment(Stage = "prod", Region = "nowhere")]
        [Cluster] public sealed class Main;
        """);

    private static async Task Expect(string[] expected, string source) => Assert.Equal(
        expected.Select(finding => $"File0.cs{finding}"),
        await Analyze.Findings($"using Deploy.Ecs;\n\n[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n{source}"));
}
