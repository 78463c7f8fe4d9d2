using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.Local.Tests.Calls;

/// <summary>The official command reads our replies: one operation with a rich reply for each service and protocol.</summary>
public sealed class AwsCliTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [SkippableFact]
    public async Task The_aws_command_reads_what_was_made()
    {
        AwsCommand.SkipIfMissing();
        await using var local = await LocalAws.StartAsync();
        var aws = new AwsCommand(local.Server.Url, LocalAws.Region);

        await aws.RunAsync("ecr", "create-repository", "--repository-name", "team/app", "--image-scanning-configuration", "scanOnPush=true");
        await aws.RunAsync("logs", "create-log-group", "--log-group-name", "/ecs/app", "--tags", "a=b");
        await aws.RunAsync("iam", "create-role", "--role-name", "scheduler", "--assume-role-policy-document", Trust, "--tags", "Key=a,Value=b");
        await aws.RunAsync("scheduler", "create-schedule", "--name", "nightly", "--schedule-expression", "rate(1 day)", "--flexible-time-window", "Mode=OFF",
            "--target", $$"""{"Arn":"arn:aws:sqs:eu-west-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/scheduler"}""");
        await aws.RunAsync("events", "put-rule", "--name", "rule", "--schedule-expression", "rate(5 minutes)");
        await aws.RunAsync("secretsmanager", "create-secret", "--name", "db", "--secret-string", "s");
        await aws.RunAsync("ssm", "put-parameter", "--name", "/p", "--value", "v", "--type", "String");

        Assert.True((bool)(await aws.RunAsync("ecr", "describe-repositories"))["repositories"]![0]!["imageScanningConfiguration"]!["scanOnPush"]!);
        Assert.Equal("/ecs/app", (string)(await aws.RunAsync("logs", "describe-log-groups"))["logGroups"]![0]!["logGroupName"]!);
        var role = (await aws.RunAsync("iam", "get-role", "--role-name", "scheduler"))["Role"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Trust), role["AssumeRolePolicyDocument"]));
        Assert.Equal("b", (string)role["Tags"]![0]!["Value"]!);
        Assert.Equal(185, (int)(await aws.RunAsync("scheduler", "get-schedule", "--name", "nightly"))["Target"]!["RetryPolicy"]!["MaximumRetryAttempts"]!);
        Assert.Equal("rate(5 minutes)", (string)(await aws.RunAsync("events", "describe-rule", "--name", "rule"))["ScheduleExpression"]!);
        Assert.Equal("s", (string)(await aws.RunAsync("secretsmanager", "get-secret-value", "--secret-id", "db"))["SecretString"]!);
        Assert.Equal("v", (string)(await aws.RunAsync("ssm", "get-parameter", "--name", "/p"))["Parameter"]!["Value"]!);
    }
}
