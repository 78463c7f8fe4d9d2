using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>Storefront under the very policies that <c>deploy-ecs policy</c> prints, as in all tests of the fixture.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PolicyTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task It_is_planned_and_deployed_under_the_printed_policies()
    {
        var planned = (await storefront.PublishAsync(["DeployToEcs=plan-local", .. StrictApplication.To("policy")[1..]])).EnsureSuccess();
        Assert.Contains("18 to create", planned.Output, StringComparison.Ordinal);

        (await storefront.PublishAsync(StrictApplication.To("policy"))).EnsureSuccess();
        var again = (await storefront.PublishAsync(StrictApplication.To("policy"))).EnsureSuccess();
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_plan_deploys_nothing()
    {
        var plan = await (await storefront.Strict.PoliciesAsync()).PrintAsync("plan", "planner", "dev", "000000000000", "us-east-1");

        var refused = await storefront.Local.StrictAsync(plan, () => storefront.Application.PublishAsync(StrictApplication.To("planner")));

        Assert.Equal("DECS3004", refused.OnlyError().Code);
    }
}
