using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Cli;

/// <summary>The official command-line client is an independent judge of the wire protocols.</summary>
public sealed class AwsCliTests
{
    [SkippableFact]
    public async Task The_command_line_client_deploys_and_describes()
    {
        await using var local = await TestLocal.StartAsync();
        var identity = await AwsAsync(local, "sts", "get-caller-identity");
        var vpc = (string)(await AwsAsync(local, "ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true"))["Vpcs"]![0]!["VpcId"]!;
        var subnets = (await AwsAsync(local, "ec2", "describe-subnets", "--filters", $"Name=vpc-id,Values={vpc}"))["Subnets"]!.AsArray();
        var group = await AwsAsync(local, "elbv2", "create-target-group", "--name", "tg", "--protocol", "HTTP", "--port", "80", "--vpc-id", vpc, "--target-type", "ip");
        await AwsAsync(local, "ecs", "create-cluster", "--cluster-name", "c", "--tags", "key=a,value=b");
        await AwsAsync(
            local, "ecs", "register-task-definition", "--family", "web", "--requires-compatibilities", "FARGATE", "--network-mode", "awsvpc", "--cpu", "256", "--memory", "512",
            "--container-definitions", """[{"name":"app","image":"x","portMappings":[{"containerPort":80}]}]""");
        await AwsAsync(
            local, "ecs", "create-service", "--cluster", "c", "--service-name", "web", "--task-definition", "web", "--desired-count", "1", "--launch-type", "FARGATE",
            "--network-configuration", $"awsvpcConfiguration={{subnets=[{subnets[0]!["SubnetId"]}]}}");
        local.Pass(3);

        var service = (await AwsAsync(local, "ecs", "describe-services", "--cluster", "c", "--services", "web"))["services"]![0]!;
        var deployments = (await AwsAsync(local, "ecs", "list-service-deployments", "--cluster", "c", "--service", "web"))["serviceDeployments"]!.AsArray();

        Assert.Equal("000000000000", (string)identity["Account"]!);
        Assert.Equal(3, subnets.Count);
        Assert.Equal("ip", (string)group["TargetGroups"]![0]!["TargetType"]!);
        Assert.Equal((1, "COMPLETED"), ((int)service["runningCount"]!, (string)service["deployments"]![0]!["rolloutState"]!));
        Assert.Equal("SUCCESSFUL", (string)deployments[0]!["status"]!);
    }

    private static Task<JsonObject> AwsAsync(TestLocal local, params string[] arguments) => AwsCommand.RunAsync(local, arguments);
}
