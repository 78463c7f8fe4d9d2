using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Only what is written is blamed, and it is marked itself.</summary>
public sealed class BlameTests
{
    [Theory]
    [InlineData("[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, RequiresCompatibilities = [Compatibility.Ec2]), Service(LaunchType = LaunchType.Ec2)]")]
    [InlineData("[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, RequiresCompatibilities = [Compatibility.Ec2]), Service(LaunchType = LaunchType.Ec2), Network(SecurityGroups = [\"name:web\"])]")]
    public async Task Nobody_asked_for_a_public_address_on_instances(string attributes) => Assert.DoesNotContain("DECS0509", await Ids(attributes));

    [Fact]
    public async Task Without_the_circuit_breaker_there_is_no_rollback_to_turn_off() => Assert.Equal(
        ["File0.cs(2,102): Info DECS0408 at false"],
        await Analyze.Findings("using Deploy.Ecs;\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DeploymentCircuitBreaker = false)] public sealed class Api;"));

    [Theory]
    [InlineData("Service(MaximumPercent = 50)", "DECS0404", "50")]
    [InlineData("Service(MinimumHealthyPercent = 200)", "DECS0404", "200")]
    [InlineData("Service(AvailabilityZoneRebalancing = true, MaximumPercent = 100, MinimumHealthyPercent = 0)", "DECS0418", "true")]
    [InlineData("Service(DesiredCount = 1, MinimumHealthyPercent = 90, MaximumPercent = 150)", "DECS0406", "150")]
    [InlineData("Service(HealthCheckGracePeriodSeconds = 60)", "DECS0410", "60")]
    [InlineData("Service(\"not a name\")", "DECS0401", "\"not a name\"")]
    [InlineData("Service, Tag(\"aws:x\", \"y\")", "DECS0943", "\"aws:x\"")]
    [InlineData("Service, Tag(\"x!\", \"y\")", "DECS0941", "\"x!\"")]
    [InlineData("Service, Tag(\"x\", \"y&z\")", "DECS0942", "\"y&z\"")]
    [InlineData("Service, Environment(\"A=B\", \"1\")", "DECS0329", "\"A=B\"")]
    [InlineData("Service, Environment(\"DB\", \"x\"), Secret(\"DB\", From = \"ssm:/db\")", "DECS0331", "\"DB\"")]
    [InlineData("Service, Port(65536)", "DECS0309", "65536")]
    [InlineData("Service, Port(8080), TargetGroup(\"shop_api\")", "DECS0512", "\"shop_api\"")]
    [InlineData("Service, HealthCheck(\"CMD-SHELL\", \"curl\", \"localhost\")", "DECS0319", "\"CMD-SHELL\"")]
    [InlineData("Service, Allow(\"GetObject\", \"arn:aws:s3:::assets/*\")", "DECS1003", "\"GetObject\"")]
    [InlineData("Service, Allow(\"s3:GetObject\", \"assets\")", "DECS1004", "\"assets\"")]
    [InlineData("Service, ManagedPolicy(\"AmazonS3ReadOnlyAccess\")", "DECS1011", "\"AmazonS3ReadOnlyAccess\"")]
    [InlineData("Service, Container(\"my.proxy\")", "DECS0301", "\"my.proxy\"")]
    [InlineData("Service, Container(\"api\", Essential = false)", "DECS0212", "false")]
    public async Task The_argument_is_marked(string attributes, string id, string marked)
    {
        var found = await Analyze.Findings($"using Deploy.Ecs;\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]\n[{attributes}] public sealed class Api;");
        Assert.Contains(found, finding => finding.EndsWith($" {id} at {marked}", StringComparison.Ordinal));
    }

    /// <summary>What is wrong about two properties in a stage is shown at the one that the stage writes.</summary>
    [Theory]
    [InlineData("Service, TaskDefinition(Stage = \"prod\", Cpu = 1024)", "DECS0202", "1024")]
    [InlineData("Service, TaskDefinition(Stage = \"prod\", OperatingSystem = OperatingSystemFamily.WindowsServer2022Core)", "DECS0208", "OperatingSystemFamily.WindowsServer2022Core")]
    [InlineData("Container(\"a\", Memory = 64), Container(\"a\", Stage = \"prod\", MemoryReservation = 256)", "DECS0307", "256")]
    [InlineData("Container(\"a\", Memory = 64), Container(\"a\", Stage = \"prod\", Memory = 1024)", "DECS0213", "1024")]
    [InlineData("Container(\"a\", MemoryReservation = 64), Container(\"a\", Stage = \"prod\", MemoryReservation = 1024)", "DECS0214", "1024")]
    [InlineData("Container(\"a\", Cpu = 64), Container(\"a\", Stage = \"prod\", Cpu = 512)", "DECS0215", "512")]
    [InlineData("HealthCheck(\"CMD\", \"x\", TimeoutSeconds = 50, IntervalSeconds = 60), HealthCheck(Stage = \"prod\", IntervalSeconds = 5)", "DECS0325", "5")]
    [InlineData("AwsLogs(NonBlocking = true, MaxBufferSize = \"4m\"), AwsLogs(Stage = \"prod\", NonBlocking = false)", "DECS0341", "false")]
    [InlineData("EcrRepository(Stage = \"prod\", Encryption = EcrEncryption.Aes256)", "DECS0802", "EcrEncryption.Aes256")]
    public async Task In_a_stage_what_it_writes_is_marked(string attributes, string id, string marked)
    {
        var found = await Analyze.Findings($"""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "prod"])]
            [Cluster, EcrRepository(Encryption = EcrEncryption.Kms, KmsKey = "alias/shop"), TaskDefinition(Cpu = 256, Memory = 512)]
            [{attributes}] public sealed class Api;
            """);
        Assert.Contains(found, finding => finding.EndsWith($" {id} at {marked}", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> Ids(string attributes) =>
        (await Analyze.Diagnostics($"using Deploy.Ecs;\n{attributes} public sealed class Api;")).Select(diagnostic => diagnostic.Id);
}
