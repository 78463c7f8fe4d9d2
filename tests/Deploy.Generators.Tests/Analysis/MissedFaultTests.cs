using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>What compiles, and AWS refuses or nobody can mean.</summary>
public sealed class MissedFaultTests
{
    private const string Sized = "EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)";

    [Theory]
    [InlineData($"[{Sized}, TaskRole(\"arn:aws:s3:::bucket\", Ownership = Ownership.External)]", "DECS0947 at \"arn:aws:s3:::bucket\"")]
    [InlineData($"[{Sized}, TaskRole(\"arn:aws:iam::123456789012:user/me\", Ownership = Ownership.External)]", "DECS0947 at \"arn:aws:iam::123456789012:user/me\"")]
    [InlineData("[Cluster(\"arn:aws:ecs:eu-central-1:123456789012:service/a/b\", Ownership = Ownership.External)]", "DECS0947 at \"arn:aws:ecs:eu-central-1:123456789012:service/a/b\"")]
    [InlineData($"[{Sized}, TaskRole(PermissionsBoundary = \"arn:aws:iam::123456789012:role/cap\")]", "DECS1011 at \"arn:aws:iam::123456789012:role/cap\"")]
    [InlineData($"[{Sized}, TaskRole(\"arn:aws:iam::12345:role/me\", Ownership = Ownership.External)]", "DECS0948 at \"arn:aws:iam::12345:role/me\"")]
    [InlineData($"[{Sized}, Secret(\"DB\", From = \"arn:aws:secretsmanager:eu-central-1:12345:secret:db-AbCdEf\")]", "DECS0948 at \"arn:aws:secretsmanager:eu-central-1:12345:secret:db-AbCdEf\"")]
    [InlineData($"[{Sized}, Allow(\"sqs:SendMessage\", \"arn:aws:sqs:eu-central-1:12345:orders\")]", "DECS0948 at \"arn:aws:sqs:eu-central-1:12345:orders\"")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 32768, Memory = 65536)]", "DECS0202 at 65536")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 32768, Memory = 1)]", "DECS0202 at 1")]
    [InlineData("[EcrRepository, TaskDefinition(Memory = 512, NetworkMode = NetworkMode.Bridge, RequiresCompatibilities = [Compatibility.Ec2]), Port(80, HostPort = 8080), Port(81, HostPort = 8080)]", "DECS0311 at 81")]
    [InlineData("[EcrRepository, TaskDefinition(Memory = 512, NetworkMode = NetworkMode.Bridge, RequiresCompatibilities = [Compatibility.Ec2]), Container(\"a\"), Container(\"b\"), Port(80, HostPort = 8080, Container = \"a\"), Port(81, HostPort = 8080, Container = \"b\")]", "DECS0311 at 81")]
    [InlineData($"[Cluster, Service, {Sized}, TargetGroup(\"arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web\")]", "DECS0512 at \"arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web\"")]
    [InlineData($"[{Sized}, TaskRole(\"Shop\"), ExecutionRole(\"shop\")]", "DECS1019 at \"shop\"")]
    [InlineData($"[{Sized}, Environment(\"BUCKET\", \"@{{bucket\")]", "DECS0937 at \"@{bucket\"")]
    [InlineData("[Cluster(\"\")]", "DECS0915 at \"\"")]
    [InlineData($"[{Sized}, AwsLogs(LogGroup = \" \")]", "DECS0915 at \" \"")]
    [InlineData("[Cluster, Tag(\"team\")]", "DECS0962 at Tag(\"team\")")]
    [InlineData($"[Cluster, {Sized}, Service(LaunchType = (LaunchType)99)]", "DECS0916 at (LaunchType)99")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512, RequiresCompatibilities = [(Compatibility)7])]", "DECS0916 at (Compatibility)7")]
    [InlineData($"[{Sized}, Container(\"api\", Command = [\"run\", null!])]", "DECS0917 at null!")]
    [InlineData($"[Cluster, Service, {Sized}, Network(Subnets = [null!])]", "DECS0917 at null!")]
    [InlineData($"[Cluster, {Sized}, Schedule(\"cron(0 0 29 2 ? 2027)\")]", "DECS0708 at \"cron(0 0 29 2 ? 2027)\"")]
    [InlineData("[EcrRepository, ExpireImages(KeepNewest = 20)]", "DECS0808 at ExpireImages(KeepNewest = 20)")]
    public async Task It_is_found_at_the_argument(string attributes, string found)
    {
        var findings = await Analyze.Marked($"using Deploy.Ecs;\n{attributes} public sealed class Api;");
        Assert.Equal([found], findings.Select(finding => finding[finding.IndexOf("DECS", StringComparison.Ordinal)..]));
    }

    [Theory]
    [InlineData($"[{Sized}, Allow(\"s3:GetObject\", \"arn:aws:s3:::assets/*\"), Allow(\"sqs:*\", \"arn:aws:sqs:*:*:orders\"), ManagedPolicy(\"arn:aws:iam::aws:policy/ReadOnlyAccess\")]", "DECS0948")]
    [InlineData($"[{Sized}, Environment(\"TEXT\", \"@@{{literal\"), Environment(\"EMPTY\", \"\")]", "DECS0937")]
    [InlineData($"[{Sized}, Environment(\"EMPTY\", \"\"), Tag(\"team\", \"\")]", "DECS0915")]
    [InlineData($"[Cluster, {Sized}, Schedule(\"cron(0 0 29 2 ? 2027-2028)\")]", "DECS0708")]
    [InlineData($"[Cluster, {Sized}, Schedule(\"cron(0 0 29 2 ? *)\")]", "DECS0708")]
    [InlineData("[EcrRepository, TaskDefinition(Cpu = 32768, Memory = 61440)]", "DECS0202")]
    public async Task What_comes_near_it_passes(string attributes, string id) =>
        Assert.DoesNotContain(id, (await Analyze.Diagnostics($"using Deploy.Ecs;\n{attributes} public sealed class Api;")).Select(diagnostic => diagnostic.Id));

    [Fact]
    public async Task A_definition_of_more_than_64_KiB()
    {
        var value = new string('x', 70_000);
        Assert.Contains("DECS0226", (await Analyze.Diagnostics($"using Deploy.Ecs;\n[{Sized}, Environment(\"A\", \"{value}\")] public sealed class Api;")).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task KeepNewest_without_a_status_is_offered_one()
    {
        var found = Assert.Single(await Analyze.Diagnostics("using Deploy.Ecs;\n[EcrRepository, ExpireImages(KeepNewest = 20)] public sealed class Api;"));
        Assert.Contains("TagStatus.Any", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
