using System.Text;
using System.Text.Json.Nodes;
using Deploy.Cli.Tests.Support;
using Deploy.Testing;

namespace Deploy.Cli.Tests;

/// <summary><c>deploy-ecs local advance</c>.</summary>
public sealed class LocalAdvanceTests : IAsyncLifetime
{
    private const string Account = "000000000000";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["scheduler.amazonaws.com","ecs-tasks.amazonaws.com"]},"Action":"sts:AssumeRole"}]}""";
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecs:RunTask","iam:PassRole"],"Resource":"*"}]}""";

    private readonly Project _project = new();
    private readonly HttpClient _http = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Command.RunAsync(["local", "stop", "--state", _project.State]);
        _http.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task It_tells_what_fired()
    {
        var url = (await Command.RunAsync(["local", "start", "--state", _project.State])).EnsureSuccess().Output.Trim();
        var subnet = await SetUpAsync(url);
        var tomorrow = DateTime.UtcNow.Date.AddDays(1);
        await ScheduleAsync(url, subnet, "nightly", "cron(0 3 * * ? *)", "job:1");
        await ScheduleAsync(url, subnet, "broken", $"at({tomorrow.AddDays(1):yyyy-MM-dd}T12:00:00)", "gone:1");

        var result = (await AdvanceAsync("3d")).EnsureSuccess();

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToList();
        // The clock goes on while it is moved: three days may hold a fourth night.
        Assert.InRange(lines.Count(line => line.Contains("  eu-west-1  schedule/default/nightly: task/c/", StringComparison.Ordinal)), 3, 4);
        Assert.Contains(lines, line => line.StartsWith($"{tomorrow.AddDays(1):yyyy-MM-dd} 12:00:00Z  eu-west-1  schedule/default/broken: ClientException: TaskDefinition not found.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{tomorrow.AddDays(1):yyyy-MM-dd} 12:00:01Z (due {tomorrow.AddDays(1):yyyy-MM-dd} 12:00:00Z)  eu-west-1  schedule/default/broken: ", StringComparison.Ordinal));
        Assert.Matches(@"^It is \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ for the local AWS now\.$", lines[^1]);
    }

    [Fact]
    public async Task What_it_cannot_do_is_an_error()
    {
        var stopped = await AdvanceAsync("1d");
        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("The local AWS does not run on ", stopped.Output, StringComparison.Ordinal);

        (await Command.RunAsync(["local", "start", "--state", _project.State])).EnsureSuccess();
        var wrong = await AdvanceAsync("tomorrow");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("deploy-ecs: 'tomorrow' is not a length of time", wrong.Output, StringComparison.Ordinal);
    }

    private Task<RunResult> AdvanceAsync(string duration) => Command.RunAsync(["local", "advance", duration, "--state", _project.State]);

    /// <summary>A cluster, a task definition and a role; the id of a subnet.</summary>
    private async Task<string> SetUpAsync(string url)
    {
        await FormAsync(url, "iam", $"Action=CreateRole&Version=2010-05-08&RoleName=jobs&AssumeRolePolicyDocument={Uri.EscapeDataString(Trust)}");
        await FormAsync(url, "iam", $"Action=PutRolePolicy&Version=2010-05-08&RoleName=jobs&PolicyName=run&PolicyDocument={Uri.EscapeDataString(Policy)}");
        await EcsAsync(url, "CreateCluster", """{"clusterName":"c"}""");
        await EcsAsync(url, "RegisterTaskDefinition", $$"""
            {"family":"job","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","executionRoleArn":"arn:aws:iam::{{Account}}:role/jobs",
             "containerDefinitions":[{"name":"app","image":"public.ecr.aws/x/app:1"}]}
            """);
        var subnets = await FormAsync(url, "ec2", "Action=DescribeSubnets&Version=2016-11-15");
        return subnets.Split("<subnetId>")[1].Split('<')[0];
    }

    private async Task ScheduleAsync(string url, string subnet, string name, string expression, string definition)
    {
        var body = new JsonObject
        {
            ["ScheduleExpression"] = expression,
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject
            {
                ["Arn"] = $"arn:aws:ecs:eu-west-1:{Account}:cluster/c",
                ["RoleArn"] = $"arn:aws:iam::{Account}:role/jobs",
                ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 1 },
                ["EcsParameters"] = new JsonObject
                {
                    ["TaskDefinitionArn"] = $"arn:aws:ecs:eu-west-1:{Account}:task-definition/{definition}",
                    ["LaunchType"] = "FARGATE",
                    ["NetworkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["Subnets"] = new JsonArray(subnet) } },
                },
            },
        };
        await SendAsync($"{url}/schedules/{name}", "scheduler", body.ToJsonString(), "application/json");
    }

    private Task<string> FormAsync(string url, string service, string form) => SendAsync(url, service, form, "application/x-www-form-urlencoded");

    private Task<string> EcsAsync(string url, string operation, string body) =>
        SendAsync(url, "ecs", body, "application/x-amz-json-1.1", $"AmazonEC2ContainerServiceV20141113.{operation}");

    private async Task<string> SendAsync(string url, string service, string body, string type, string? target = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=AKIATEST/20300101/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=00");
        if (target is not null)
            request.Headers.Add("X-Amz-Target", target);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
