using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Scheduler;

public sealed class ScheduleTests
{
    private const string Role = $"arn:aws:iam::{LocalAws.Account}:role/scheduler";
    private const string TrustOfScheduler = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task A_schedule_is_described_with_Schedulers_defaults()
    {
        await using var local = await StartAsync();

        var created = await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule());
        var schedule = await local.SchedulerAsync(HttpMethod.Get, "/schedules/nightly");

        Assert.Equal($"arn:aws:scheduler:{LocalAws.Region}:{LocalAws.Account}:schedule/default/nightly", (string)created["ScheduleArn"]!);
        Assert.Equal((string)created["ScheduleArn"]!, (string)schedule["Arn"]!);
        Assert.Equal(("ENABLED", "UTC", "NONE"), ((string)schedule["State"]!, (string)schedule["ScheduleExpressionTimezone"]!, (string)schedule["ActionAfterCompletion"]!));
        Assert.Equal((86400, 185), ((int)schedule["Target"]!["RetryPolicy"]!["MaximumEventAgeInSeconds"]!, (int)schedule["Target"]!["RetryPolicy"]!["MaximumRetryAttempts"]!));
        Assert.Equal("subnet-1", (string)schedule["Target"]!["EcsParameters"]!["NetworkConfiguration"]!["awsvpcConfiguration"]!["Subnets"]![0]!);
    }

    [Fact]
    public async Task An_update_resets_what_it_leaves_out()
    {
        await using var local = await StartAsync();
        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body =>
        {
            body["Description"] = "Every night";
            body["State"] = "DISABLED";
            body["ScheduleExpressionTimezone"] = "Europe/Berlin";
        }));

        await local.SchedulerAsync(HttpMethod.Put, "/schedules/nightly", Schedule(body => body["ScheduleExpression"] = "rate(1 hour)"));
        var schedule = await local.SchedulerAsync(HttpMethod.Get, "/schedules/nightly");

        Assert.Equal(("rate(1 hour)", "ENABLED", "UTC"), ((string)schedule["ScheduleExpression"]!, (string)schedule["State"]!, (string)schedule["ScheduleExpressionTimezone"]!));
        Assert.False(schedule.ContainsKey("Description"));
    }

    [Fact]
    public async Task The_same_create_with_the_same_token_is_no_conflict()
    {
        await using var local = await StartAsync();
        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["ClientToken"] = "t1"));

        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["ClientToken"] = "t1"));

        Assert.Equal((409, "ConflictException", "Schedule nightly already exists."), await local.SchedulerFailAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["ClientToken"] = "t2")));
    }

    [Theory]
    [InlineData("ScheduleExpression", "\"cron(0 3 * * * *)\"", "Invalid Schedule Expression")]
    [InlineData("ScheduleExpressionTimezone", "\"Europe/Berln\"", "Timezone")]
    [InlineData("ScheduleExpressionTimezone", "\"../../etc/passwd\"", "Timezone")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"FLEXIBLE"}""", "MaximumWindowInMinutes")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"FLEXIBLE","MaximumWindowInMinutes":1441}""", "1440")]
    [InlineData("EndDate", "1000000000", "EndDate")]
    [InlineData("StartDate", "1000000000", "StartDate")]
    [InlineData("State", "\"ON\"", "enum value set")]
    public async Task Scheduler_refuses(string member, string value, string reason)
    {
        await using var local = await StartAsync();

        var (status, code, message) = await local.SchedulerFailAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body[member] = JsonNode.Parse(value)));

        Assert.Equal((400, "ValidationException"), (status, code));
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RoleArn", "\"arn:aws:iam::000000000000:role/nobody\"", "must allow AWS EventBridge Scheduler to assume the role")]
    [InlineData("RoleArn", "\"arn:aws:iam::000000000000:role/tasks\"", "must allow AWS EventBridge Scheduler to assume the role")]
    [InlineData("Arn", "\"cluster\"", "not in correct format")]
    [InlineData("Arn", "\"arn:aws:sqs:eu-west-1:000000000000:queue\"", "EcsParameters must not")]
    [InlineData("EcsParameters", "null", "EcsParameters must be specified")]
    [InlineData("EcsParameters", """{"TaskDefinitionArn":"job:1"}""", "task definition")]
    [InlineData("EcsParameters", """{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:000000000000:task-definition/job:1","LaunchType":"FARGATE"}""", "NetworkConfiguration")]
    [InlineData("EcsParameters", """{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:000000000000:task-definition/job:1","LaunchType":"EC2","CapacityProviderStrategy":[{"capacityProvider":"x"}]}""", "together")]
    [InlineData("Input", "\"not json\"", "JSON object")]
    public async Task Scheduler_refuses_a_target_with(string member, string value, string reason)
    {
        await using var local = await StartAsync();
        await local.IamAsync("CreateRole", ("RoleName", "tasks"), ("AssumeRolePolicyDocument", TrustOfScheduler.Replace("scheduler", "ecs-tasks", StringComparison.Ordinal)));

        var (_, code, message) = await local.SchedulerFailAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body =>
        {
            var target = (JsonObject)body["Target"]!;
            if (value == "null")
                target.Remove(member);
            else
                target[member] = JsonNode.Parse(value);
        }));

        Assert.Equal("ValidationException", code);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_hold_schedules_and_tags()
    {
        await using var local = await StartAsync();
        var arn = $"arn:aws:scheduler:{LocalAws.Region}:{LocalAws.Account}:schedule-group/shop-prod";
        var tags = "/tags/" + Uri.EscapeDataString(arn);

        var created = await local.SchedulerAsync(HttpMethod.Post, "/schedule-groups/shop-prod", new { Tags = new[] { new { Key = "a", Value = "1" }, new { Key = "b", Value = "2" } } });
        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["GroupName"] = "shop-prod"));
        await local.SchedulerAsync(HttpMethod.Post, tags, new { Tags = new[] { new { Key = "a", Value = "3" } } });
        await local.SchedulerAsync(HttpMethod.Delete, tags + "?TagKeys=b");
        var listed = await local.SchedulerAsync(HttpMethod.Get, "/schedules?ScheduleGroup=shop-prod");

        Assert.Equal(arn, (string)created["ScheduleGroupArn"]!);
        Assert.Equal("""[{"Key":"a","Value":"3"}]""", (await local.SchedulerAsync(HttpMethod.Get, tags))["Tags"]!.ToJsonString());
        Assert.Equal("shop-prod", (string)listed["Schedules"]![0]!["GroupName"]!);
        Assert.Equal(2, ((JsonArray)(await local.SchedulerAsync(HttpMethod.Get, "/schedule-groups"))["ScheduleGroups"]!).Count);
        Assert.Equal((404, "ResourceNotFoundException", "Schedule nightly does not exist."), await local.SchedulerFailAsync(HttpMethod.Get, "/schedules/nightly"));

        Assert.Equal("ValidationException", (await local.SchedulerFailAsync(HttpMethod.Delete, "/schedule-groups/default")).Code);
    }

    [Fact]
    public async Task A_group_that_is_deleted_keeps_its_name_for_a_while()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await StartAsync(clock);
        await local.SchedulerAsync(HttpMethod.Post, "/schedule-groups/shop-prod", new { });
        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["GroupName"] = "shop-prod"));

        await local.SchedulerAsync(HttpMethod.Delete, "/schedule-groups/shop-prod");

        Assert.Equal("DELETING", (string)(await local.SchedulerAsync(HttpMethod.Get, "/schedule-groups/shop-prod"))["State"]!);
        Assert.Equal((409, "ConflictException", "Schedule group shop-prod is being deleted."), await local.SchedulerFailAsync(HttpMethod.Post, "/schedule-groups/shop-prod", new { }));
        Assert.Equal("ConflictException", (await local.SchedulerFailAsync(HttpMethod.Post, "/schedules/nightly", Schedule(body => body["GroupName"] = "shop-prod"))).Code);
        Assert.Empty((JsonArray)(await local.SchedulerAsync(HttpMethod.Get, "/schedules"))["Schedules"]!);

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((404, "ResourceNotFoundException", "Schedule group shop-prod does not exist."), await local.SchedulerFailAsync(HttpMethod.Get, "/schedules/nightly?groupName=shop-prod"));
        await local.SchedulerAsync(HttpMethod.Post, "/schedule-groups/shop-prod", new { });
    }

    [Fact]
    public async Task A_deleted_schedule_is_gone()
    {
        await using var local = await StartAsync();
        await local.SchedulerAsync(HttpMethod.Post, "/schedules/nightly", Schedule());

        await local.SchedulerAsync(HttpMethod.Delete, "/schedules/nightly");

        Assert.Empty((JsonArray)(await local.SchedulerAsync(HttpMethod.Get, "/schedules"))["Schedules"]!);
        Assert.Equal(404, (await local.SchedulerFailAsync(HttpMethod.Delete, "/schedules/nightly")).Status);
    }

    private static async Task<LocalAws> StartAsync(TimeProvider? time = null)
    {
        var local = await LocalAws.StartAsync(time: time);
        await local.IamAsync("CreateRole", ("RoleName", "scheduler"), ("AssumeRolePolicyDocument", TrustOfScheduler));
        return local;
    }

    private static JsonObject Schedule(Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["ScheduleExpression"] = "cron(0 3 * * ? *)",
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject
            {
                ["Arn"] = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:cluster/main",
                ["RoleArn"] = Role,
                ["EcsParameters"] = new JsonObject
                {
                    ["TaskDefinitionArn"] = $"arn:aws:ecs:{LocalAws.Region}:{LocalAws.Account}:task-definition/job:1",
                    ["LaunchType"] = "FARGATE",
                    ["NetworkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["Subnets"] = new JsonArray("subnet-1") } },
                },
            },
        };
        change?.Invoke(body);
        return body;
    }
}
