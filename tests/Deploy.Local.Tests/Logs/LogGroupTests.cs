using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Logs;

public sealed class LogGroupTests
{
    private const string Arn = $"arn:aws:logs:{LocalAws.Region}:{LocalAws.Account}:log-group:/ecs/app";

    [Fact]
    public async Task A_group_is_described_as_it_was_made()
    {
        await using var local = await LocalAws.StartAsync();

        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app", kmsKeyId = "arn:aws:kms:eu-west-1:000000000000:key/k", tags = new { a = "b" } });
        await local.CallAsync("logs", "PutRetentionPolicy", new { logGroupName = "/ecs/app", retentionInDays = 30 });
        var group = (await local.CallAsync("logs", "DescribeLogGroups", new { logGroupNamePrefix = "/ecs/app" }))["logGroups"]![0]!;

        Assert.Equal((Arn + ":*", Arn), ((string)group["arn"]!, (string)group["logGroupArn"]!));
        Assert.Equal((30, "STANDARD"), ((int)group["retentionInDays"]!, (string)group["logGroupClass"]!));
        Assert.Equal("arn:aws:kms:eu-west-1:000000000000:key/k", (string)group["kmsKeyId"]!);
        Assert.Equal("b", (string)(await local.CallAsync("logs", "ListTagsForResource", new { resourceArn = Arn }))["tags"]!["a"]!);
        Assert.True(local.Server.Context.Peers.Find<ILogGroupCatalog>()!.Exists("/ecs/app", LocalAws.Region));
    }

    [Fact]
    public async Task Retention_key_and_tags_can_be_taken_away()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app", tags = new { a = "b", c = "d" } });
        await local.CallAsync("logs", "PutRetentionPolicy", new { logGroupName = "/ecs/app", retentionInDays = 1 });
        await local.CallAsync("logs", "AssociateKmsKey", new { logGroupName = "/ecs/app", kmsKeyId = "arn:aws:kms:eu-west-1:000000000000:key/k" });

        await local.CallAsync("logs", "DeleteRetentionPolicy", new { logGroupName = "/ecs/app" });
        await local.CallAsync("logs", "DisassociateKmsKey", new { logGroupName = "/ecs/app" });
        await local.CallAsync("logs", "UntagResource", new { resourceArn = Arn, tagKeys = new[] { "a" } });
        var group = (JsonObject)(await local.CallAsync("logs", "DescribeLogGroups", new { }))["logGroups"]![0]!;

        Assert.False(group.ContainsKey("retentionInDays"));
        Assert.False(group.ContainsKey("kmsKeyId"));
        Assert.Equal("""{"c":"d"}""", (await local.CallAsync("logs", "ListTagsForResource", new { resourceArn = Arn }))["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Groups_are_listed_by_prefix_in_pages()
    {
        await using var local = await LocalAws.StartAsync();
        foreach (var name in new[] { "/ecs/c", "/ecs/a", "/ecs/b", "/other/ecs/" })
            await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = name });

        var first = await local.CallAsync("logs", "DescribeLogGroups", new { logGroupNamePrefix = "/ecs/", limit = 2 });
        var second = await local.CallAsync("logs", "DescribeLogGroups", new { logGroupNamePrefix = "/ecs/", limit = 2, nextToken = (string)first["nextToken"]! });

        Assert.Equal(["/ecs/a", "/ecs/b"], Names(first));
        Assert.Equal(["/ecs/c"], Names(second));
        Assert.Equal(["/other/ecs/"], Names(await local.CallAsync("logs", "DescribeLogGroups", new { logGroupNamePattern = "OTH" })));
    }

    [Fact]
    public async Task Logs_refuses_what_does_not_fit()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app", deletionProtectionEnabled = true });

        Assert.Equal(("ResourceAlreadyExistsException", "The specified log group already exists"), await local.FailAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" }));
        Assert.Equal(("ResourceNotFoundException", "The specified log group does not exist."), await local.FailAsync("logs", "DeleteLogGroup", new { logGroupName = "other" }));
        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "PutRetentionPolicy", new { logGroupName = "/ecs/app", retentionInDays = 2 })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "CreateLogGroup", new { logGroupName = "with space" })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("logs", "ListTagsForResource", new { resourceArn = Arn + ":*" })).Code);
        Assert.Equal("ValidationException", (await local.FailAsync("logs", "DeleteLogGroup", new { logGroupName = "/ecs/app" })).Code);
    }

    [Fact]
    public async Task A_deleted_group_is_gone()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/app" });

        await local.CallAsync("logs", "DeleteLogGroup", new { logGroupName = "/ecs/app" });

        Assert.Empty(Names(await local.CallAsync("logs", "DescribeLogGroups", new { })));
        Assert.False(local.Server.Context.Peers.Find<ILogGroupCatalog>()!.Exists("/ecs/app", LocalAws.Region));
    }

    private static IEnumerable<string> Names(JsonObject reply) => ((JsonArray)reply["logGroups"]!).Select(group => (string)group!["logGroupName"]!);
}
