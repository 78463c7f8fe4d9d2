using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>Containers and tasks may share a log group: what they say about it must agree, and what they leave out does not count.</summary>
public sealed class LogGroupTests
{
    private const string Task = "EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)";

    [Fact]
    public async Task Two_containers_that_differ() => Assert.Equal(
        ["Error DECS0914 at 30"],
        await Analyze.Marked($"""
            using Deploy.Ecs;
            [{Task}, Container("api"), Container("otel", Image = "nginx:1.29", Essential = false)]
            [AwsLogs(RetentionInDays = 7), AwsLogs(Container = "otel", RetentionInDays = 30)] public sealed class Api;
            """));

    [Fact]
    public async Task Two_tasks_that_differ() => Assert.Equal(
        ["Error DECS0914 at 30"],
        await Analyze.Marked($"""
            using Deploy.Ecs;
            [{Task}, AwsLogs(LogGroup = "/shop", RetentionInDays = 7)] public sealed class Api;
            [TaskDefinition(Cpu = 256, Memory = 512), AwsLogs(LogGroup = "/shop", RetentionInDays = 30)] public sealed class Worker;
            """));

    [Theory]
    [InlineData("RetentionInDays = 7")]
    [InlineData("StreamPrefix = \"worker\"")]
    public async Task Two_tasks_that_agree_or_leave_it_out(string second)
    {
        var source = $"""
            using Deploy.Ecs;
            [{Task}, Tag("team", "a")] [AwsLogs(LogGroup = "/shop", RetentionInDays = 7)] public sealed class Api;
            [TaskDefinition(Cpu = 256, Memory = 512), Tag("team", "b")] [AwsLogs(LogGroup = "/shop", {second})] public sealed class Worker;
            """;
        Assert.Empty(await Analyze.Findings(source));
        Assert.Equal(7, Generate.Plan(source).The<LogGroupSpec>().RetentionInDays);
    }

    [Fact]
    public async Task One_key_against_none_and_two_keys()
    {
        const string Key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890a";
        string Source(string second) => $"""
            using Deploy.Ecs;
            [{Task}] [AwsLogs(LogGroup = "/shop", KmsKeyId = "{Key}b")] public sealed class Api;
            [TaskDefinition(Cpu = 256, Memory = 512)] [AwsLogs(LogGroup = "/shop"{second})] public sealed class Worker;
            """;
        Assert.Empty(await Analyze.Findings(Source("")));
        Assert.Equal([$"Error DECS0914 at \"{Key}c\""], await Analyze.Marked(Source($", KmsKeyId = \"{Key}c\"")));
    }

    [Fact]
    public async Task No_logs_can_be_said()
    {
        const string Source = $"using Deploy.Ecs;\n[Cluster, Service, {Task}, AwsLogs(Enabled = false)] public sealed class Api;";
        Assert.Empty(await Analyze.Findings(Source));
        var plan = Generate.Plan(Source);
        Assert.Null(plan.The<TaskDefinitionSpec>().ContainerDefinitions[0].LogConfiguration);
        Assert.Empty(plan.Resources.OfType<LogGroupSpec>());
        Assert.DoesNotContain(plan.The<RoleSpec>().Statements, statement => statement.Sid == "WriteLogs");
    }
}
