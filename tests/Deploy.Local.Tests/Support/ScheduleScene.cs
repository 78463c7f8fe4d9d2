using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.Support;

/// <summary>Schedules that start the task <c>web</c>, which comes with a role for them.</summary>
public static class ScheduleScene
{
    public const string Name = "nightly";

    public const string Role = "arn:aws:iam::000000000000:role/scheduler";

    public const string Queue = "arn:aws:sqs:eu-west-1:000000000000:dead";

    public const string Cluster = "arn:aws:ecs:eu-west-1:000000000000:cluster/c";

    public const string Definition = "arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1";

    /// <summary>A cluster, a task definition, and a role that may run it.</summary>
    public static async Task<EcsScene> SceneAsync(TestLocal local, string principal = "scheduler.amazonaws.com")
    {
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await RoleAsync(local.Aws, principal);
        return scene;
    }

    /// <summary>A role that may run tasks.</summary>
    public static async Task RoleAsync(AwsHttp aws, string principal = "scheduler.amazonaws.com")
    {
        await aws.FormAsync("iam", "2010-05-08", "CreateRole", ("RoleName", "scheduler"), ("AssumeRolePolicyDocument", Trust(principal)));
        await AllowAsync(aws, "ecs:RunTask", "ecs:TagResource", "iam:PassRole", "sqs:SendMessage");
    }

    /// <summary>What the schedules' role may do from now on.</summary>
    public static Task AllowAsync(TestLocal local, params string[] actions) => AllowAsync(local.Aws, actions);

    private static async Task AllowAsync(AwsHttp aws, params string[] actions)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]), ["Resource"] = "*" };
        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        var (status, _) = await aws.FormAsync(
            "iam", "2010-05-08", "PutRolePolicy", ("RoleName", "scheduler"), ("PolicyName", "run"), ("PolicyDocument", policy.ToJsonString()));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    public static string Trust(string principal) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{principal}}}"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>The request that makes or changes a schedule.</summary>
    public static JsonObject Body(EcsScene scene, string expression, Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["ScheduleExpression"] = expression,
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject { ["Arn"] = Cluster, ["RoleArn"] = Role, ["EcsParameters"] = Parameters(scene) },
        };
        change?.Invoke(body);
        return body;
    }

    public static JsonObject Parameters(EcsScene scene) => new()
    {
        ["TaskDefinitionArn"] = Definition,
        ["LaunchType"] = "FARGATE",
        ["NetworkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["Subnets"] = new JsonArray(scene.Subnet) } },
    };

    /// <summary>Sets the retry policy, and the dead-letter queue.</summary>
    public static void Retry(JsonObject body, int? attempts = null, int? age = null, bool queue = true)
    {
        var policy = new JsonObject();
        if (attempts is not null) policy["MaximumRetryAttempts"] = attempts;
        if (age is not null) policy["MaximumEventAgeInSeconds"] = age;
        body["Target"]!["RetryPolicy"] = policy;
        if (queue) body["Target"]!["DeadLetterConfig"] = new JsonObject { ["Arn"] = Queue };
    }

    public static void Flexible(JsonObject body, int minutes) =>
        body["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "FLEXIBLE", ["MaximumWindowInMinutes"] = minutes };

    public static Task CreateAsync(TestLocal local, EcsScene scene, string expression, Action<JsonObject>? change = null, string name = Name) =>
        CreateAsync(local.Aws, scene, expression, change, name);

    public static async Task CreateAsync(AwsHttp aws, EcsScene scene, string expression, Action<JsonObject>? change = null, string name = Name)
    {
        var (status, body) = await SendAsync(aws, HttpMethod.Post, name, Body(scene, expression, change));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
    }

    public static async Task UpdateAsync(TestLocal local, EcsScene scene, string expression, Action<JsonObject>? change = null, string name = Name)
    {
        var (status, body) = await SendAsync(local, HttpMethod.Put, name, Body(scene, expression, change));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
    }

    public static Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(TestLocal local) => SendAsync(local, HttpMethod.Get, Name, null);

    public static Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(TestLocal local, HttpMethod method, string name, JsonObject? body) =>
        SendAsync(local.Aws, method, name, body);

    private static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(AwsHttp aws, HttpMethod method, string name, JsonObject? body)
    {
        using var request = aws.Signed(method, $"/schedules/{name}", "scheduler");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await aws.Client.SendAsync(request);
        return (response.StatusCode, (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>All tasks that ECS still knows.</summary>
    public static async Task<IReadOnlyList<JsonObject>> StartedAsync(TestLocal local)
    {
        var arns = new JsonArray();
        foreach (var status in (string[])["RUNNING", "STOPPED"])
            foreach (var arn in (await local.Aws.EcsAsync("ListTasks", $$"""{"cluster":"c","desiredStatus":"{{status}}"}"""))["taskArns"]!.AsArray())
                arns.Add(arn!.DeepClone());
        if (arns.Count == 0) return [];
        var reply = await local.Aws.EcsAsync("DescribeTasks", new JsonObject { ["cluster"] = "c", ["tasks"] = arns }.ToJsonString());
        return [.. reply["tasks"]!.AsArray().Select(task => (JsonObject)task!)];
    }

    /// <summary>The entries of the request log that tell of an invocation.</summary>
    public static Task<IReadOnlyList<JsonObject>> InvocationsAsync(TestLocal local) => LoggedAsync(local, "InvokeTarget");

    public static async Task<IReadOnlyList<JsonObject>> LoggedAsync(TestLocal local, string operation) =>
        [.. (await local.Aws.AdminAsync("requests"))["requests"]!.AsArray().Select(entry => (JsonObject)entry!).Where(entry => (string)entry["operation"]! == operation)];

    public static async Task<IReadOnlyList<JsonObject>> DeadLettersAsync(TestLocal local) =>
        [.. (await local.Aws.AdminAsync("dead-letters"))["deadLetters"]!.AsArray().Select(letter => (JsonObject)letter!)];

    public static double Now(TestLocal local) => local.Clock.GetUtcNow().ToUnixTimeSeconds();
}
