using System.Net;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Registry;

/// <summary>A push is judged by the policies of whoever got the token.</summary>
public sealed class PermissionTests
{
    private const string Ecr = "AmazonEC2ContainerRegistry_V20150921";
    private const string Repository = "arn:aws:ecr:eu-west-1:000000000000:repository/team/app";

    private static readonly string[] Push =
        ["ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"];

    [Fact]
    public async Task A_token_pushes_what_its_owner_may_push_and_nowhere_else()
    {
        await using var local = await StartAsync(Push);

        Assert.Equal(HttpStatusCode.Accepted, await BeginAsync(local, "team/app"));
        Assert.Equal(HttpStatusCode.Forbidden, await BeginAsync(local, "team/other"));
        await local.Aws.Client.PushImageAsync("eu-west-1/team/app", "v1");
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Aws.Client.GetAsync("/v2/eu-west-1/team/app/manifests/v1")).StatusCode);
    }

    [Theory]
    [InlineData("ecr:InitiateLayerUpload")]
    [InlineData("ecr:CompleteLayerUpload")]
    [InlineData("ecr:PutImage")]
    public async Task Each_action_is_needed(string missing)
    {
        await using var local = await StartAsync([.. Push.Where(action => action != missing)]);

        var failure = await Record.ExceptionAsync(() => local.Aws.Client.PushImageAsync("eu-west-1/team/app", "v1"));

        Assert.NotNull(failure);
        var log = await local.Aws.AdminAsync("requests");
        Assert.Contains(log["requests"]!.AsArray(), entry => (string?)entry!["errorCode"] == "DENIED" && (string?)entry["service"] == "registry");
    }

    private static async Task<TestLocal> StartAsync(string[] actions)
    {
        var local = await TestLocal.StartAsync();
        foreach (var name in new[] { "team/app", "team/other" })
            await local.Aws.JsonAsync("ecr", Ecr, "CreateRepository", $$"""{"repositoryName":"{{name}}"}""");
        await Identity.SetAsync(local, [Identity.Allow("ecr:GetAuthorizationToken"), .. actions.Select(action => Identity.Allow(action, Repository))]);
        var token = await local.Aws.JsonAsync("ecr", Ecr, "GetAuthorizationToken", "{}");
        local.Aws.Client.DefaultRequestHeaders.Authorization = new("Basic", (string)token["authorizationData"]![0]!["authorizationToken"]!);
        return local;
    }

    private static async Task<HttpStatusCode> BeginAsync(TestLocal local, string repository) =>
        (await local.Aws.Client.PostAsync($"/v2/eu-west-1/{repository}/blobs/uploads/", null)).StatusCode;
}
