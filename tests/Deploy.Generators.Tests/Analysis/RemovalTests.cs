using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>What a stage removes is absent there; no default takes its place, and the rules say what that means.</summary>
public sealed class RemovalTests
{
    private const string Stages = "using Deploy.Ecs;\n[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n";
    private const string Api = "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]\n";

    [Theory]
    [InlineData("[Network(Subnets = [\"tag:Tier=private\"]), Network(Stage = \"prod\", Remove = true)]", "DECS0501")]
    [InlineData("[Container(\"api\"), Container(\"api\", Stage = \"prod\", Remove = true)]", "DECS0210")]
    [InlineData("[ExecutionRole, ExecutionRole(Stage = \"prod\", Remove = true)]", "DECS0220, DECS0221")]
    [InlineData("[ExecutionRole, ExecutionRole(Stage = \"prod\", Remove = true), Secret(\"DB\", From = \"ssm:/db\")]", "DECS0219, DECS0220, DECS0221")]
    [InlineData("[TaskRole, TaskRole(Stage = \"prod\", Remove = true), Service(Stage = \"prod\", EnableExecuteCommand = true)]", "DECS0416")]
    [InlineData("[TaskRole, TaskRole(Stage = \"prod\", Remove = true), Allow(\"s3:GetObject\", \"arn:aws:s3:::assets/*\")]", "DECS0903")]
    [InlineData("[Port(9090), Port(9090, Stage = \"prod\", Remove = true), TargetGroup(\"web\", Port = 9090)]", "DECS0515")]
    [InlineData("[AwsLogs, AwsLogs(Stage = \"prod\", Remove = true)]", "")]
    public async Task It_is_absent_and_the_rules_say_so(string attributes, string ids)
    {
        var found = await Analyze.Diagnostics($"{Stages}{Api}{attributes} public sealed class Api;");
        Assert.Equal(ids, string.Join(", ", found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)));
        Assert.All(found, diagnostic => Assert.Contains("(stage prod)", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_removal_is_marked() => Assert.Equal(
        ["Error DECS0501 at true"],
        await Analyze.Marked($"{Stages}{Api}[Network(Subnets = [\"tag:Tier=private\"]), Network(Stage = \"prod\", Remove = true)] public sealed class Api;"));

    [Fact]
    public void Nothing_of_it_is_left_in_the_plan()
    {
        var plan = Generate.Plan($"""
            {Stages}{Api}
            [Network(Subnets = ["tag:Tier=private"]), Network(Stage = "prod", Remove = true)]
            [ExecutionRole, ExecutionRole(Stage = "prod", Remove = true)]
            [TaskRole, TaskRole(Stage = "prod", Remove = true)]
            [AwsLogs(RetentionInDays = 7), AwsLogs(Stage = "prod", Remove = true)]
            [Port(9090), Port(9090, Stage = "prod", Remove = true)] public sealed class Api;
            """);
        var (dev, prod) = (plan.ForStage("dev"), plan.ForStage("prod"));
        Assert.Equal(2, dev.Resources.OfType<RoleSpec>().Count());
        Assert.Single(dev.Resources.OfType<LogGroupSpec>());
        Assert.NotNull(dev.The<ServiceSpec>().NetworkConfiguration);
        Assert.Empty(prod.Resources.OfType<RoleSpec>());
        Assert.Empty(prod.Resources.OfType<LogGroupSpec>());
        Assert.Null(prod.The<ServiceSpec>().NetworkConfiguration);
        var container = Assert.Single(prod.The<TaskDefinitionSpec>().ContainerDefinitions);
        Assert.Null(container.LogConfiguration);
        Assert.Empty(container.PortMappings);
    }

    [Fact]
    public async Task Nothing_else_takes_the_place_of_a_removed_resource() => Assert.Equal(
        ["Error DECS0920 at true"],
        await Analyze.Marked($"{Stages}{Api}[Cluster(Stage = \"prod\", Remove = true)] public sealed class Api;\n[Cluster] public sealed class Tools;"));

    [Fact]
    public void A_detail_of_another_resource_stays()
    {
        var plan = Generate.Plan($"""
            {Stages}{Api}
            [Schedule("rate(1 day)")]
            [Network(Subnets = ["tag:Tier=private"], For = ResourceFor.Service), Network(For = ResourceFor.Service, Stage = "prod", Remove = true)]
            public sealed class Api;
            """).ForStage("prod");
        Assert.Null(plan.The<ServiceSpec>().NetworkConfiguration);
        Assert.NotNull(plan.The<ScheduleSpec>().NetworkConfiguration);
    }
}
