using System.Net;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Sts;

public sealed class StsTests
{
    private const string Version = "2011-06-15";

    [Fact]
    public async Task An_assumed_role_is_who_the_caller_then_is_until_it_expires()
    {
        await using var local = await TestLocal.StartAsync();
        var (_, assumed) = await local.Aws.FormAsync(
            "sts", Version, "AssumeRole", ("RoleArn", "arn:aws:iam::000000000000:role/path/deployer"), ("RoleSessionName", "ci"), ("DurationSeconds", "900"));

        local.Aws.AccessKeyId = assumed.First("AccessKeyId")!;
        var (_, identity) = await local.Aws.FormAsync("sts", Version, "GetCallerIdentity");
        local.Pass(901);
        var (status, expired) = await local.Aws.FormAsync("sts", Version, "GetCallerIdentity");

        Assert.Equal("2030-01-01T12:15:00.000Z", assumed.First("Expiration"));
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/deployer/ci", identity.First("Arn"));
        Assert.Equal((HttpStatusCode.Forbidden, "ExpiredToken"), (status, expired.First("Code")));
    }

    [Fact]
    public async Task A_role_of_another_account_is_denied()
    {
        await using var local = await TestLocal.StartAsync();

        var (status, body) = await local.Aws.FormAsync("sts", Version, "AssumeRole", ("RoleArn", "arn:aws:iam::123456789012:role/x"), ("RoleSessionName", "ci"));

        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (status, body.First("Code")));
    }
}
