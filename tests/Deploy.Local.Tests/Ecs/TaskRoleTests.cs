using System.Text.Json.Nodes;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>The agent of <c>execute-command</c> acts in the name of the task role.</summary>
public sealed class TaskRoleTests
{
    private static readonly string[] Actions =
        ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"];

    [Fact]
    public async Task With_all_channels_the_agent_runs()
    {
        var agent = await AgentAsync([.. Actions.Select(action => Identity.Allow(action))]);

        Assert.Equal(("ExecuteCommandAgent", "RUNNING"), ((string?)agent["name"], (string?)agent["lastStatus"]));
        Assert.NotNull(agent["lastStartedAt"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Without_one_of_them_the_task_runs_and_its_agent_does_not(int missing)
    {
        var agent = await AgentAsync([.. Actions.Where((_, i) => i != missing).Select(action => Identity.Allow(action))]);

        Assert.Equal("STOPPED", (string?)agent["lastStatus"]);
        Assert.Null(agent["lastStartedAt"]);
    }

    [Fact]
    public async Task Who_asks_for_no_agent_has_none()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);

        Assert.Null(Assert.Single(await scene.TasksAsync())["containers"]![0]!["managedAgents"]);
    }

    [Fact]
    public async Task Without_a_task_role_it_is_refused()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        var service = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: """ "enableExecuteCommand":true """));
        var task = await local.Aws.EcsErrorAsync("RunTask", $$"""
            {"cluster":"c","taskDefinition":"web","launchType":"FARGATE","enableExecuteCommand":true,
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{scene.Subnet}}"]} } }
            """);

        Assert.All([service, task], refusal =>
        {
            Assert.Equal("InvalidParameterException", refusal.Code);
            Assert.Contains("because a valid taskRoleArn is not being used", refusal.Message, StringComparison.Ordinal);
        });
    }

    /// <summary>The agent of a running task whose role has these statements.</summary>
    private static async Task<JsonNode> AgentAsync(string[] statements)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.FormAsync("iam", "2010-05-08", "PutRolePolicy", ("RoleName", "exec"), ("PolicyName", "p"), ("PolicyDocument", Identity.Document(statements).ToJsonString()));
        await scene.RegisterAsync(task: EcsScene.TaskRole);
        await scene.CreateServiceAsync(more: """ "enableExecuteCommand":true """);
        local.Pass(3);

        var task = Assert.Single(await scene.TasksAsync());
        Assert.Equal("RUNNING", (string?)task["lastStatus"]);
        return Assert.Single(task["containers"]![0]!["managedAgents"]!.AsArray())!;
    }
}
