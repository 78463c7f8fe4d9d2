using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>Tasks that a smaller count and deployments leave alone.</summary>
public sealed class TaskProtectionTests
{
    [Fact]
    public async Task A_smaller_count_ends_other_tasks_first_and_the_protected_one_when_its_time_is_over()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ServiceAsync(local, desired: 2);
        var kept = (string)(await scene.TasksAsync())[^1]["taskArn"]!;
        var reply = await SetAsync(local, kept, """ "protectionEnabled":true,"expiresInMinutes":10 """);
        Assert.True((bool)reply["protectedTasks"]![0]!["protectionEnabled"]!);

        await scene.UpdateAsync(""" "desiredCount":1 """);
        local.Pass(5);
        Assert.Equal([kept], (await scene.TasksAsync()).Select(task => (string)task["taskArn"]!));
        await scene.UpdateAsync(""" "desiredCount":0 """);
        local.Pass(500);
        Assert.Equal([kept], (await scene.TasksAsync()).Select(task => (string)task["taskArn"]!));
        local.Pass(100);
        await scene.ServiceAsync();
        local.Pass(5);
        Assert.Empty(await scene.TasksAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """)]
    public async Task A_deployment_waits_for_it(string strategy)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ServiceAsync(local, desired: 1, strategy);
        var kept = (string)(await scene.TasksAsync()).Single()["taskArn"]!;
        await SetAsync(local, kept, """ "protectionEnabled":true """);

        await scene.UpdateAsync(""" "forceNewDeployment":true """);
        local.Pass(1000);
        Assert.Equal("IN_PROGRESS", await scene.StatusAsync());
        Assert.Contains(kept, (await scene.TasksAsync()).Select(task => (string)task["taskArn"]!));

        await SetAsync(local, kept, """ "protectionEnabled":false """);
        local.Pass(5);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        Assert.DoesNotContain(kept, (await scene.TasksAsync()).Select(task => (string)task["taskArn"]!));
    }

    [Fact]
    public async Task It_is_read_and_what_cannot_be_protected_is_told()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ServiceAsync(local, desired: 1);
        var own = (string)(await scene.TasksAsync()).Single()["taskArn"]!;
        var alone = (await local.Aws.EcsAsync("RunTask", $$$"""
            {"cluster":"c","taskDefinition":"web","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{scene.Subnet}}}"]} } }
            """))["tasks"]![0]!["taskArn"]!;

        var reply = await local.Aws.EcsAsync("GetTaskProtection", $$"""{"cluster":"c","tasks":["{{own}}","{{alone}}","nope"]}""");

        Assert.Equal($$"""[{"taskArn":"{{own}}","protectionEnabled":false}]""", reply["protectedTasks"]!.ToJsonString());
        Assert.Equal(["TASK_NOT_VALID", "MISSING"], reply["failures"]!.AsArray().Select(failure => (string)failure!["reason"]!));
        var error = await local.Aws.EcsErrorAsync("UpdateTaskProtection", $$"""{"cluster":"c","tasks":["{{own}}"],"protectionEnabled":true,"expiresInMinutes":2881}""");
        Assert.Equal(("InvalidParameterException", "expiresInMinutes must be from 1 to 2880."), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_program_protects_its_own_task_where_its_role_may()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ServiceAsync(local, desired: 1, task: EcsScene.TaskRole);
        await AllowAsync(local, "ecs:GetTaskProtection", "ecs:UpdateTaskProtection");
        var own = (string)(await scene.TasksAsync()).Single()["taskArn"]!;

        Assert.Equal($$$"""{"protection":{"ExpirationDate":null,"ProtectionEnabled":false,"TaskArn":"{{{own}}}"}}""", await AgentAsync(local, null));
        Assert.Equal(
            $$$"""{"protection":{"ExpirationDate":"2030-01-01T13:00:10Z","ProtectionEnabled":true,"TaskArn":"{{{own}}}"}}""",
            await AgentAsync(local, """{"ProtectionEnabled":true,"ExpiresInMinutes":60}"""));
        Assert.True((bool)(await local.Aws.EcsAsync("GetTaskProtection", $$"""{"cluster":"c","tasks":["{{own}}"]}"""))["protectedTasks"]![0]!["protectionEnabled"]!);
        Assert.Contains("The body must be JSON such as", await AgentAsync(local, "yes", 400), StringComparison.Ordinal);
        Assert.Contains("expiresInMinutes must be from 1 to 2880.", await AgentAsync(local, """{"ProtectionEnabled":true,"ExpiresInMinutes":0}""", 400), StringComparison.Ordinal);

        await AllowAsync(local, "ecs:GetTaskProtection");
        Assert.Contains("AccessDeniedException", await AgentAsync(local, """{"ProtectionEnabled":false}""", 400), StringComparison.Ordinal);
        Assert.Contains("\"ProtectionEnabled\":true", await AgentAsync(local, null), StringComparison.Ordinal);
    }

    private static async Task<EcsScene> ServiceAsync(TestLocal local, int desired, string strategy = "", string task = "")
    {
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(task: task);
        await scene.CreateServiceAsync(desired, strategy.Length == 0 ? "" : ShiftScene.Deployment(strategy));
        local.Pass(10);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        return scene;
    }

    private static Task<JsonObject> SetAsync(TestLocal local, string task, string members) =>
        local.Aws.EcsAsync("UpdateTaskProtection", $$"""{"cluster":"c","tasks":["{{task}}"],{{members}}}""");

    private static Task AllowAsync(TestLocal local, params string[] actions) => local.Aws.FormAsync(
        "iam", "2010-05-08", "PutRolePolicy", ("RoleName", "exec"), ("PolicyName", "protection"),
        ("PolicyDocument", Identity.Document([.. actions.Select(action => Identity.Allow(action))]).ToJsonString()));

    /// <summary>Asks the agent as the one container of the one task does: a body sets.</summary>
    private static async Task<string> AgentAsync(TestLocal local, string? body, int status = 200)
    {
        var token = local.Server.Context.Store.Document<Deploy.Local.Ecs.State.EcsState>("ecs", "eu-west-1").Clusters["c"].Tasks.Single().MetadataToken;
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Put, $"/_task/{token}/api/app/task-protection/v1/state");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await local.Aws.Client.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True((int)reply.StatusCode == status, $"{(int)reply.StatusCode}: {text}");
        return text;
    }
}
