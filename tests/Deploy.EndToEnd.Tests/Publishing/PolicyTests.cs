using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>Storefront under the very policies that <c>deploy-ecs policy</c> prints, and that its folder publishes, as in all tests of the fixture.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PolicyTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task It_is_planned_and_deployed_under_the_printed_policies()
    {
        var planned = (await storefront.PublishAsync(["DeployToEcs=plan-local", .. StorefrontFixture.To("policy")[1..]])).EnsureSuccess();
        Assert.Contains("18 to create", planned.Output, StringComparison.Ordinal);

        (await storefront.PublishAsync(StorefrontFixture.To("policy"))).EnsureSuccess();
        var again = (await storefront.PublishAsync(StorefrontFixture.To("policy"))).EnsureSuccess();
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_plan_deploys_nothing()
    {
        storefront.FirstPublish.EnsureSuccess();
        var plan = await storefront.Policies.PrintAsync("plan", "planner", "000000000000", "us-east-1");

        var refused = await storefront.Local.StrictAsync(plan, () => storefront.RunPublishAsync(StorefrontFixture.To("planner")));

        Assert.Equal("DECS3004", refused.OnlyError().Code);
    }

    [Theory]
    [InlineData("plan", 0)]
    [InlineData("deploy", 1)]
    [InlineData("trust", 2)]
    [InlineData("trust-plan", 3)]
    public async Task The_published_example_is_what_is_printed(string purpose, int example)
    {
        storefront.FirstPublish.EnsureSuccess();
        var policy = await storefront.Policies.PrintAsync(purpose, "dev", "123456789012", "eu-central-1");

        var page = await File.ReadAllTextAsync(storefront.Clone.PathOf("samples/Storefront/policies.md"));
        var published = page.Split("```json").Select(part => part.Split("```")[0]).Skip(1).ElementAt(example);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(published), policy), policy.ToJsonString(new() { WriteIndented = true }));
    }
}
