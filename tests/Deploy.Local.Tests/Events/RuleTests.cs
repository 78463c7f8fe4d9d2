using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Events;

public sealed class RuleTests
{
    private const string Arn = $"arn:aws:events:{LocalAws.Region}:{LocalAws.Account}:rule/nightly";
    private const string Cluster = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:cluster/main";
    private const string TaskDefinition = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:task-definition/job:1";
    private const string Role = $"arn:aws:iam::{LocalAws.Account}:role/events";

    [Fact]
    public async Task A_rule_is_put_and_put_again_which_resets_what_is_left_out()
    {
        await using var local = await LocalAws.StartAsync();

        var put = await local.CallAsync("events", "PutRule", new { Name = "nightly", ScheduleExpression = "rate(5 minutes)", Description = "d", State = "DISABLED", Tags = new[] { new { Key = "a", Value = "b" } } });
        var first = await local.CallAsync("events", "DescribeRule", new { Name = "nightly" });
        await local.CallAsync("events", "PutRule", new { Name = "nightly", ScheduleExpression = "rate(1 hour)", Tags = new[] { new { Key = "ignored", Value = "" } } });
        var second = await local.CallAsync("events", "DescribeRule", new { Name = "nightly" });

        Assert.Equal(Arn, (string)put["RuleArn"]!);
        Assert.Equal(("d", "DISABLED"), ((string)first["Description"]!, (string)first["State"]!));
        Assert.Equal(("rate(1 hour)", "ENABLED"), ((string)second["ScheduleExpression"]!, (string)second["State"]!));
        Assert.False(second.ContainsKey("Description"));
        Assert.Equal("""[{"Key":"a","Value":"b"}]""", (await local.CallAsync("events", "ListTagsForResource", new { ResourceARN = Arn }))["Tags"]!.ToJsonString());
    }

    [Fact]
    public async Task A_rule_is_switched_off_and_on()
    {
        await using var local = await StartAsync();

        await local.CallAsync("events", "DisableRule", new { Name = "nightly" });
        Assert.Equal("DISABLED", (string)(await local.CallAsync("events", "DescribeRule", new { Name = "nightly" }))["State"]!);
        await local.CallAsync("events", "EnableRule", new { Name = "nightly" });
        Assert.Equal("ENABLED", (string)(await local.CallAsync("events", "ListRules", new { NamePrefix = "night" }))["Rules"]![0]!["State"]!);
    }

    [Fact]
    public async Task Targets_are_put_listed_and_removed_and_hold_the_rule()
    {
        await using var local = await StartAsync();

        var put = await local.CallAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { Target("1"), Target("2") } });
        var listed = await local.CallAsync("events", "ListTargetsByRule", new { Rule = "nightly" });

        Assert.Equal(0, (int)put["FailedEntryCount"]!);
        Assert.Equal(2, ((JsonArray)listed["Targets"]!).Count);
        Assert.Equal(TaskDefinition, (string)listed["Targets"]![0]!["EcsParameters"]!["TaskDefinitionArn"]!);
        Assert.Equal(("ValidationException", "Rule can't be deleted since it has targets."), await local.FailAsync("events", "DeleteRule", new { Name = "nightly" }));
        await local.CallAsync("events", "RemoveTargets", new { Rule = "nightly", Ids = new[] { "1", "2" } });
        await local.CallAsync("events", "DeleteRule", new { Name = "nightly" });
        await local.CallAsync("events", "DeleteRule", new { Name = "nightly" });
        Assert.Equal(("ResourceNotFoundException", "Rule nightly does not exist on EventBus default."), await local.FailAsync("events", "DescribeRule", new { Name = "nightly" }));
    }

    [Fact]
    public async Task A_rule_has_at_most_five_targets()
    {
        await using var local = await StartAsync();
        await local.CallAsync("events", "PutTargets", new { Rule = "nightly", Targets = Enumerable.Range(1, 5).Select(i => Target($"{i}")) });

        await local.CallAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { Target("5") } });

        Assert.Equal("LimitExceededException", (await local.FailAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { Target("6") } })).Code);
    }

    [Fact]
    public async Task EventBridge_refuses_what_does_not_fit()
    {
        await using var local = await StartAsync();

        Assert.Equal("ValidationException", (await local.FailAsync("events", "PutRule", new { Name = "x" })).Code);
        Assert.Equal(("ValidationException", "Parameter ScheduleExpression is not valid."), await local.FailAsync("events", "PutRule", new { Name = "x", ScheduleExpression = "at(2030-01-01T00:00:00)" }));
        Assert.Equal("ResourceNotFoundException", (await local.FailAsync("events", "PutRule", new { Name = "x", EventPattern = """{"source":["a"]}""", EventBusName = "other" })).Code);
        Assert.Equal("ResourceNotFoundException", (await local.FailAsync("events", "PutTargets", new { Rule = "x", Targets = new[] { Target("1") } })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { new { Id = "1", Arn = Cluster } } })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { new { Id = "1", Arn = Cluster, EcsParameters = new { TaskDefinitionArn = TaskDefinition } } } })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { new { Id = "1", Arn = "arn:aws:sqs:eu-west-1:000000000000:q", Input = "{" } } })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("events", "PutTargets", new { Rule = "nightly", Targets = new[] { new { Id = "1", Arn = "arn:aws:sqs:eu-west-1:000000000000:q", Input = "{}", InputPath = "$.x" } } })).Code);
    }

    [Theory]
    [InlineData("""{"source":["aws.ecs"],"detail":{"lastStatus":["STOPPED"],"desired":[{"anything-but":["x"]}]}}""", null)]
    [InlineData("""{"$or":[{"a":["1"]},{"b":[{"exists":false}]}]}""", null)]
    [InlineData("""{"source":"aws.ecs"}""", "must be an object or an array")]
    [InlineData("""{"source":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"source":[{"Prefix":"a"}]}""", "Unrecognized match type Prefix")]
    [InlineData("""{"source":["a"],"source":["b"]}""", "source")]
    [InlineData("[]", "Filter is not an object")]
    [InlineData("{", "")]
    public async Task A_pattern_is_checked(string pattern, string? reason)
    {
        await using var local = await LocalAws.StartAsync();
        var input = new { Name = "x", EventPattern = pattern };
        if (reason is null)
        {
            await local.CallAsync("events", "PutRule", input);
            return;
        }

        var (code, message) = await local.FailAsync("events", "PutRule", input);

        Assert.Equal("InvalidEventPatternException", code);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_added_and_removed()
    {
        await using var local = await StartAsync();

        await local.CallAsync("events", "TagResource", new { ResourceARN = Arn, Tags = new[] { new { Key = "a", Value = "1" }, new { Key = "b", Value = "2" } } });
        await local.CallAsync("events", "UntagResource", new { ResourceARN = Arn, TagKeys = new[] { "a" } });

        Assert.Equal("""[{"Key":"b","Value":"2"}]""", (await local.CallAsync("events", "ListTagsForResource", new { ResourceARN = Arn }))["Tags"]!.ToJsonString());
    }

    private static async Task<LocalAws> StartAsync()
    {
        var local = await LocalAws.StartAsync();
        await local.CallAsync("events", "PutRule", new { Name = "nightly", ScheduleExpression = "rate(1 day)" });
        return local;
    }

    private static object Target(string id) => new { Id = id, Arn = Cluster, RoleArn = Role, EcsParameters = new { TaskDefinitionArn = TaskDefinition } };
}
