using Deploy.Local.Tests.Support;
using Deploy.Testing;

namespace Deploy.Local.Tests.Cli;

/// <summary>The official command-line client is an independent judge of the wire protocols.</summary>
public sealed class AwsCliTests
{
    [SkippableFact]
    public async Task The_command_line_client_deploys_and_describes()
    {
        AwsCommand.SkipIfMissing();
        await using var local = await TestLocal.StartAsync();
        var aws = new AwsCommand(local.Server.Url, "eu-west-1");
        var identity = await aws.RunAsync("sts", "get-caller-identity");
        var vpc = (string)(await aws.RunAsync("ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true"))["Vpcs"]![0]!["VpcId"]!;
        var subnets = (await aws.RunAsync("ec2", "describe-subnets", "--filters", $"Name=vpc-id,Values={vpc}"))["Subnets"]!.AsArray();
        var group = await aws.RunAsync("elbv2", "create-target-group", "--name", "tg", "--protocol", "HTTP", "--port", "80", "--vpc-id", vpc, "--target-type", "ip");
        await aws.RunAsync("ecs", "create-cluster", "--cluster-name", "c", "--tags", "key=a,value=b");
        await aws.RunAsync(
            "ecs", "register-task-definition", "--family", "web", "--requires-compatibilities", "FARGATE", "--network-mode", "awsvpc", "--cpu", "256", "--memory", "512",
            "--container-definitions", """[{"name":"app","image":"x","portMappings":[{"containerPort":80}]}]""");
        await aws.RunAsync(
            "ecs", "create-service", "--cluster", "c", "--service-name", "web", "--task-definition", "web", "--desired-count", "1", "--launch-type", "FARGATE",
            "--network-configuration", $"awsvpcConfiguration={{subnets=[{subnets[0]!["SubnetId"]}]}}");
        local.Pass(3);

        var service = (await aws.RunAsync("ecs", "describe-services", "--cluster", "c", "--services", "web"))["services"]![0]!;
        var deployments = (await aws.RunAsync("ecs", "list-service-deployments", "--cluster", "c", "--service", "web"))["serviceDeployments"]!.AsArray();

        Assert.Equal("000000000000", (string)identity["Account"]!);
        Assert.Equal(3, subnets.Count);
        Assert.Equal("ip", (string)group["TargetGroups"]![0]!["TargetType"]!);
        Assert.Equal((1, "COMPLETED"), ((int)service["runningCount"]!, (string)service["deployments"]![0]!["rolloutState"]!));
        Assert.Equal("SUCCESSFUL", (string)deployments[0]!["status"]!);
    }
}
