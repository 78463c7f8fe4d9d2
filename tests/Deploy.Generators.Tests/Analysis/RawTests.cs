using System.Globalization;
using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>What is wrong with a <c>[Raw]</c> is said at its place.</summary>
public sealed class RawTests
{
    private const string Api = "using Deploy.Ecs;\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]\n";
    private const string Stages = "[assembly: Deployment(\"shop\", Stages = [\"dev\", \"prod\"])]\n";

    [Theory]
    [InlineData("""[Raw("deploymentConfiguration.bakeTimeInMinuets", "5")]""", """
        File0.cs(3,31): Error DECS0971 at bakeTimeInMinuets: 'deploymentConfiguration.bakeTimeInMinuets' is no member that [Raw] can set. DeploymentConfiguration has no member 'bakeTimeInMinuets'. Did you mean bakeTimeInMinutes?
        """)]
    [InlineData("""[Raw("linuxParameters.tmpfs.size", "5", Container = "app")]""", """
        File0.cs(3,29): Error DECS0971 at size: 'linuxParameters.tmpfs.size' is no member that [Raw] can set. 'tmpfs' is a list: set it as a whole.
        """)]
    [InlineData("""[Raw("linuxParameters.tmpfs[0]", "5", Container = "app")]""", """
        File0.cs(3,23): Error DECS0971 at tmpfs[0]: 'linuxParameters.tmpfs[0]' is no member that [Raw] can set. 'tmpfs' is a list: set it as a whole.
        """)]
    [InlineData("""[Raw("desiredCount.x", "5")]""", """
        File0.cs(3,20): Error DECS0971 at x: 'desiredCount.x' is no member that [Raw] can set. 'desiredCount' has no members.
        """)]
    [InlineData("""[Raw("logConfiguration.options.mode", "5", Container = "app")]""", """
        File0.cs(3,32): Error DECS0971 at mode: 'logConfiguration.options.mode' is no member that [Raw] can set. 'options' is a map: set it as a whole.
        """)]
    [InlineData("""[Raw("schedulingStrategy", "DAEMON")]""", """
        File0.cs(3,29): Error DECS0972 at D: The value of 'schedulingStrategy' is not JSON. Line 1, column 1: unexpected 'D'.
        """)]
    [InlineData("""[Raw("ulimits", "[", Container = "app")]""", """
        File0.cs(3,19): Error DECS0972 at ": The value of 'ulimits' is not JSON. Line 1, column 2: the document ends where a value should stand.
        """)]
    [InlineData("""[Raw("deploymentConfiguration.bakeTimeInMinutes", "\"5\"")]""", """
        File0.cs(3,52): Error DECS0973 at \"5\": The value of 'deploymentConfiguration.bakeTimeInMinutes' does not fit. This is a text; a whole number belongs here.
        """)]
    [InlineData("""[Raw("schedulingStrategy", "\"DEAMON\"")]""", """
        File0.cs(3,29): Error DECS0973 at \"DEAMON\": The value of 'schedulingStrategy' does not fit. 'DEAMON' is none of REPLICA, DAEMON.
        """)]
    [InlineData("""[Raw("linuxParameters.tmpfs", @"[{ ""containerPath"": ""/run"" }]", Container = "app")]""", """
        File0.cs(3,34): Error DECS0973 at { ""containerPath"": ""/run"" }: The value of 'linuxParameters.tmpfs[0]' does not fit. 'size' is missing: AWS demands it of Tmpfs.
        """)]
    [InlineData("""[Raw("serviceConnectConfiguration.namespace", "\"shop\"")]""", """
        File0.cs(3,6): Error DECS0973 at "serviceConnectConfiguration.namespace": The value of 'serviceConnectConfiguration.namespace' does not fit. 'enabled' is missing: AWS demands it of ServiceConnectConfiguration.
        """)]
    [InlineData("""[Schedule("rate(1 day)"), Raw("flexibleTimeWindow", "null")]""", """
        File0.cs(3,31): Error DECS0973 at "flexibleTimeWindow": The value of 'FlexibleTimeWindow' does not fit. 'FlexibleTimeWindow' is missing: AWS demands it of CreateSchedule.
        """)]
    [InlineData("""[Raw("environment", "[{ \"name\": \"KEY\", \"value\": 123456789 }]", Container = "app")]""", """
        File0.cs(3,55): Error DECS0973 at 123456789: The value of 'environment[0].value' does not fit. This is a number; a text belongs here.
        """)]
    [InlineData("""[Raw("environment", "[{ \"name\": \"KEY\", \"value\": 0123.4 }]", Container = "app")]""", """
        File0.cs(3,55): Error DECS0972 at 0: The value of 'environment' is not JSON. Line 1, column 28: a number with a zero too many in front.
        """)]
    [InlineData("""[Raw("cluster", "\"x\"")]""", """File0.cs(3,6): Error DECS0975 at "cluster": 'cluster' is not set by [Raw]: use Cluster of [Service].""")]
    [InlineData("""[Raw("Family", "\"x\"")]""", """File0.cs(3,6): Error DECS0975 at "Family": 'family' is not set by [Raw]: use Family of [TaskDefinition].""")]
    [InlineData("""[Raw("tags", "[]", For = ResourceFor.Service)]""", """File0.cs(3,6): Error DECS0975 at "tags": 'tags' is not set by [Raw]: use [Tag].""")]
    [InlineData("""[Raw("image", "\"x\"", Container = "app")]""", """
        File0.cs(3,6): Error DECS0975 at "image": 'image' is not set by [Raw]: use Image or Repository of [Container].
        """)]
    [InlineData("""[Schedule("rate(1 day)"), Raw("target", "{}")]""", """
        File0.cs(3,31): Error DECS0975 at "target": 'Target' is not set by [Raw]: Target.Arn in it is the engine's; set its other members one by one.
        """)]
    [InlineData("""[Raw("placementConstraints", "[]")]""", """
        File0.cs(3,2): Error DECS0905 at Raw("placementConstraints", "[]"): [Raw] on Api could belong to the task definition and the service. Set For = ResourceFor.… to say which.
        """)]
    [InlineData("""[Raw("ulimits", "[]", Container = "web")]""", """
        File0.cs(3,35): Error DECS0904 at "web": 'web' is not a container of 'task-definition/storefront-api'. Set Container to one of: app.
        """)]
    [InlineData("""[Raw("desiredCount", "1", For = ResourceFor.Schedule)]""", """
        File0.cs(3,33): Error DECS0903 at ResourceFor.Schedule: [Raw] on Api details a schedule, and the class declares none. Declare one on Api, or move [Raw] to the class that does.
        """)]
    [InlineData("""[Raw("desiredCount")]""", """File0.cs(3,2): Error DECS0962 at Raw("desiredCount"): [Raw] needs a value as JSON. Set it.""")]
    [InlineData("""[Raw("desiredCount", " ")]""", """
        File0.cs(3,22): Error DECS0915 at " ": Json of [Raw] is empty. Write a value, or leave Json out for its default.
        """)]
    [InlineData("""[Raw("desiredCount", "2"), Raw("DesiredCount", "3")]""", """
        File0.cs(3,28): Error DECS0960 at Raw("DesiredCount", "3"): [Raw] stands twice on Api for 'DesiredCount'; only the first counts. Remove one, or give it another name or Stage.
        """)]
    public async Task One_fault_is_one_finding(string attributes, string expected) => Assert.Equal([expected.Trim()], await Findings($"{Api}{attributes} public class Api;"));

    [Theory]
    [InlineData("""[Service(MaximumPercent = 150), Raw("deploymentConfiguration.maximumPercent", "200")]""", "MaximumPercent of [Service]", "deploymentConfiguration.maximumPercent")]
    [InlineData("""[Service(MaximumPercent = 150), Raw("deploymentConfiguration", "{}")]""", "MaximumPercent of [Service]", "deploymentConfiguration")]
    [InlineData("""[Service, Network(Subnets = ["subnet-0123abcd"]), Raw("networkConfiguration", "{}")]""", "[Network]", "networkConfiguration")]
    [InlineData("""[Service, TargetGroup("web"), Raw("loadBalancers", "[]")]""", "[TargetGroup]", "loadBalancers")]
    public async Task What_an_attribute_sets_is_not_set_again(string attributes, string one, string path) => Assert.Equal(
        [$"Error DECS0974 at \"{path}\": {one} and [Raw(\"{path}\")] set the same member of 'service/storefront-api'. Remove one."],
        await Marked($"using Deploy.Ecs;\n[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]\n{attributes} public class Api;"));

    [Theory]
    [InlineData("""[Environment("A", "1"), Raw("environment", "[]", Container = "app")]""", "[Environment]", "environment")]
    [InlineData("""[HealthCheck("CMD", "true"), Raw("healthCheck", "null", Container = "app")]""", "[HealthCheck]", "healthCheck")]
    [InlineData("""[HealthCheck("CMD", "true", Retries = 2), Raw("healthCheck.retries", "3", Container = "app")]""", "Retries of [HealthCheck]", "healthCheck.retries")]
    [InlineData("""[AwsLogs(NonBlocking = true), Raw("logConfiguration.options", "{}", Container = "app")]""", "[AwsLogs]", "logConfiguration.options")]
    [InlineData(
        """[Raw("linuxParameters", "{}", Container = "app"), Raw("linuxParameters.swappiness", "1", Container = "app")]""",
        "[Raw(\"linuxParameters\")]",
        "linuxParameters.swappiness")]
    public async Task What_a_detail_of_the_container_sets_is_not_set_again(string attributes, string one, string path) => Assert.Equal(
        [$"Error DECS0974 at \"{path}\": {one} and [Raw(\"{path}\")] set the same member of 'task-definition/storefront-api'. Remove one."],
        await Marked($"{Api}{attributes} public class Api;"));

    [Theory]
    [InlineData("""[HealthCheck("CMD", "true"), Raw("healthCheck.retries", "3", Container = "app")]""")]
    [InlineData("""[AwsLogs(Enabled = false), Raw("logConfiguration", "{ \"logDriver\": \"awsfirelens\" }", Container = "app")]""")]
    [InlineData("""[Raw("deploymentConfiguration", "{ \"maximumPercent\": 150 }")]""")]
    [InlineData("""[Raw("placementConstraints", "[]", For = ResourceFor.Service), Raw("placementConstraints", "[]", For = ResourceFor.TaskDefinition)]""")]
    [InlineData("""[Container("api"), Container("web", Image = "nginx:1.27"), Raw("ulimits", "[]", Container = "api"), Raw("ulimits", "[]", Container = "web")]""")]
    public async Task What_no_attribute_sets_is_free(string attributes) =>
        Assert.DoesNotContain(await Findings($"{Api}{attributes} public class Api;"), finding => finding.Contains(": Error", StringComparison.Ordinal));

    [Fact]
    public async Task A_rule_speaks_of_a_raw_value_at_its_argument() => Assert.Equal(
        ["File0.cs(3,58): Error DECS0321 at \"1\""],
        await Analyze.Findings($"{Api}[HealthCheck(\"CMD\", \"true\"), Raw(\"healthCheck.interval\", \"1\", Container = \"app\")] public class Api;"));

    [Fact]
    public async Task A_detail_without_a_resource_is_none() => Assert.Equal(
        ["Error DECS0903 at Raw(\"ulimits\", \"[]\", Container = \"app\")"],
        await Analyze.Marked("using Deploy.Ecs;\n[Cluster, Raw(\"ulimits\", \"[]\", Container = \"app\")] public class Main;"));

    [Fact]
    public async Task Somebody_elses_resource_is_not_changed() => Assert.Equal(
        ["Error DECS0975 at \"settings\": 'settings' is not set by [Raw]: somebody else makes the cluster."],
        await Marked("using Deploy.Ecs;\n[Cluster(\"main\", Ownership = Ownership.External), Raw(\"settings\", \"[]\")] public class Main;"));

    [Fact]
    public async Task Of_a_stage_the_stage_is_named() => Assert.Equal(
        [
            "Error DECS0973 at x: The value of 'desiredCount' does not fit. This is a text; a whole number belongs here. (stage prod)",
            "Error DECS0974 at \"deploymentConfiguration.maximumPercent\": MaximumPercent of [Service] and [Raw(\"deploymentConfiguration.maximumPercent\")]"
                + " set the same member of 'service/shop-api'. Remove one. (stage prod)",
        ],
        (await Marked(Api.Replace("\n[", $"\n{Stages}[", StringComparison.Ordinal) + """
            [Raw("desiredCount", "2"), Raw("desiredCount", "\"x\"", Stage = "prod")]
            [Service(MaximumPercent = 150, Stage = "prod"), Raw("deploymentConfiguration.maximumPercent", "120")] public class Api;
            """)).Select(finding => finding.Replace("\\\"x\\\"", "x", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""Stage = "prod", Remove = true""", "Error DECS0910")]
    [InlineData("Remove = true", "Error DECS0966")]
    public async Task What_is_not_there_is_not_removed(string arguments, string expected) => Assert.StartsWith(
        expected,
        Assert.Single(await Analyze.Marked($"{Api.Replace("\n[", $"\n{Stages}[", StringComparison.Ordinal)}[Raw(\"desiredCount\", {arguments})] public class Api;")),
        StringComparison.Ordinal);

    private static async Task<string[]> Findings(string source) =>
        [.. (await Analyze.Diagnostics(source)).Select(diagnostic => $"{Analyze.Describe(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal)];

    private static async Task<string[]> Marked(string source) =>
        [.. (await Findings(source)).Select(finding => finding[(finding.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
}
