using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Registry;
using Deploy.Local.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Ecr;

/// <summary>ECS asks ECR's images, the logs service's groups and the stores' secrets when a task starts.</summary>
public sealed class PullTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_task_runs_when_its_image_was_pushed()
    {
        await using var local = await StartAsync();
        var digest = await local.Http.PushImageAsync("eu-west-1/team/app", "v1");

        var task = await RunAsync(local, $"{local.Host}/eu-west-1/team/app@{digest}");

        // It has run and done its work.
        Assert.Equal(("EssentialContainerExited", 0), ((string)task["stopCode"]!, (int)task["containers"]![0]!["exitCode"]!));
    }

    [Fact]
    public async Task A_task_stops_when_its_image_is_missing()
    {
        await using var local = await StartAsync();

        var task = await RunAsync(local, $"{local.Host}/eu-west-1/team/app:v1");

        Assert.Equal(("STOPPED", "TaskFailedToStart"), ((string)task["lastStatus"]!, (string)task["stopCode"]!));
        Assert.Equal(
            $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {local.Host}/eu-west-1/team/app:v1: {local.Host}/eu-west-1/team/app:v1: not found",
            (string)task["stoppedReason"]!);
    }

    [Fact]
    public async Task A_task_stops_when_its_repository_is_missing()
    {
        await using var local = await StartAsync();

        var task = await RunAsync(local, $"{local.Host}/eu-west-1/typo:v1");

        Assert.Contains("name unknown: The repository with name 'typo' does not exist", (string)task["stoppedReason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_stops_when_its_log_group_or_its_secret_is_missing()
    {
        await using var local = await StartAsync();
        await local.Http.PushImageAsync("eu-west-1/team/app", "v1");
        var image = $"{local.Host}/eu-west-1/team/app:v1";

        var unlogged = await RunAsync(local, image, container => container["logConfiguration"] = new JsonObject
        {
            ["logDriver"] = "awslogs",
            ["options"] = new JsonObject { ["awslogs-group"] = "/ecs/none", ["awslogs-region"] = LocalAws.Region, ["awslogs-stream-prefix"] = "web" },
        });
        var secretless = await RunAsync(local, image, container =>
            container["secrets"] = new JsonArray(new JsonObject { ["name"] = "KEY", ["valueFrom"] = $"arn:aws:ssm:{LocalAws.Region}:{LocalAws.Account}:parameter/none" }));

        Assert.Contains("The specified log group does not exist", (string)unlogged["stoppedReason"]!, StringComparison.Ordinal);
        Assert.Contains("ResourceInitializationError: unable to pull secrets", (string)secretless["stoppedReason"]!, StringComparison.Ordinal);
    }

    private async Task<LocalAws> StartAsync()
    {
        var local = await ImageTests.StartAsync(time: _time);
        await local.CallAsync("ecs", "CreateCluster", new { clusterName = "main" });
        await local.IamAsync("CreateRole", ("RoleName", "execution"), ("AssumeRolePolicyDocument", """{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await local.IamAsync("AttachRolePolicy", ("RoleName", "execution"), ("PolicyArn", EcsScene.ExecutionPolicy));
        return local;
    }

    private async Task<JsonNode> RunAsync(LocalAws local, string image, Action<JsonObject>? change = null)
    {
        var container = new JsonObject { ["name"] = "web", ["image"] = image, ["essential"] = true };
        change?.Invoke(container);
        await local.CallAsync("ecs", "RegisterTaskDefinition", new
        {
            family = "job",
            requiresCompatibilities = new[] { "FARGATE" },
            networkMode = "awsvpc",
            cpu = "256",
            memory = "512",
            executionRoleArn = $"arn:aws:iam::{LocalAws.Account}:role/execution",
            containerDefinitions = new JsonArray(container),
        });
        var subnets = await local.FormAsync("ec2", "2016-11-15", "DescribeSubnets");
        var run = await local.CallAsync("ecs", "RunTask", new
        {
            cluster = "main",
            taskDefinition = "job",
            launchType = "FARGATE",
            networkConfiguration = new { awsvpcConfiguration = new { subnets = new[] { subnets.Descendants("subnetId").First().Value } } },
        });
        _time.Advance(TimeSpan.FromMinutes(5));
        var arn = (string)run["tasks"]![0]!["taskArn"]!;
        return (await local.CallAsync("ecs", "DescribeTasks", new { cluster = "main", tasks = new[] { arn } }))["tasks"]![0]!;
    }
}
