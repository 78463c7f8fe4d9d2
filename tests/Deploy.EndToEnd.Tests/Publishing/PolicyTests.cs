using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>Storefront under the very policies that <c>deploy-ecs policy</c> prints, and that its folder publishes.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PolicyTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task It_is_planned_and_deployed_under_the_printed_policies()
    {
        storefront.FirstPublish.EnsureSuccess();
        try
        {
            await storefront.Local.IdentifyAsync(await PolicyAsync("plan", "policy", "000000000000", "us-east-1"));
            var planned = (await storefront.PublishAsync(["DeployToEcs=plan-local", .. StorefrontFixture.To("policy")[1..]])).EnsureSuccess();
            Assert.Contains("18 to create", planned.Output, StringComparison.Ordinal);

            await storefront.Local.IdentifyAsync(await PolicyAsync("deploy", "policy", "000000000000", "us-east-1"));
            (await storefront.PublishAsync(StorefrontFixture.To("policy"))).EnsureSuccess();
            var again = (await storefront.PublishAsync(StorefrontFixture.To("policy"))).EnsureSuccess();
            Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
        }
        finally
        {
            await storefront.Local.ForgetIdentityAsync();
        }
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("deploy")]
    public async Task The_published_example_is_what_is_printed(string purpose)
    {
        storefront.FirstPublish.EnsureSuccess();
        var policy = await PolicyAsync(purpose, "dev", "123456789012", "eu-central-1");

        var page = await File.ReadAllTextAsync(storefront.Clone.PathOf("samples/Storefront/policies.md"));
        var example = page.Split("```json").Select(part => part.Split("```")[0]).Skip(1).ElementAt(purpose == "plan" ? 0 : 1);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(example), policy), policy.ToJsonString(new() { WriteIndented = true }));
    }

    private async Task<JsonObject> PolicyAsync(string purpose, string environment, string account, string region)
    {
        var root = storefront.Clone;
        var command = Directory.EnumerateFiles(root.PathOf("src/Deploy.Cli/bin"), "deploy-ecs.dll", SearchOption.AllDirectories).First();
        string[] arguments =
        [
            command, "policy", "--plan", root.PathOf("samples/Storefront/bin/Release/net10.0/Storefront.deploy.json"), "--project-directory", root.PathOf("samples/Storefront"),
            "-e", environment, "--stage", "dev", "--account", account, "--region", region, "--for", purpose,
        ];
        var printed = (await Programs.RunAsync(Programs.Start("dotnet", root.Root, arguments), TimeSpan.FromMinutes(1))).EnsureSuccess().Output;
        return (JsonObject)JsonNode.Parse(printed[..(printed.LastIndexOf('}') + 1)])!;
    }
}
