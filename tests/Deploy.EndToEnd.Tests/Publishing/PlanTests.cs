using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary><c>DeployToEcs=plan</c>, and applying exactly what it showed.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PlanTests(StorefrontFixture storefront)
{
    private const string Api = "samples/Storefront/Deployment/Api.cs";

    [Fact]
    public async Task A_plan_is_shown_and_saved_and_changes_nothing()
    {
        await storefront.EnsureEnvironmentAsync("planned");
        await storefront.Local.ForgetRequestsAsync();
        using var change = storefront.Clone.Change(Api, "DesiredCount = 2", "DesiredCount = 4");
        var saved = storefront.Clone.PathOf("saved.plan.json");

        var plan = (await storefront.PublishAsync(["DeployToEcs=plan", "DeployEcsEnvironment=planned", "DeployEcsStage=dev", $"DeployEcsEndpointUrl={storefront.Local.Url}", $"DeployEcsPlanOut={saved}"], Account)).EnsureSuccess();

        Assert.Contains("service/storefront-api", plan.Output, StringComparison.Ordinal);
        Assert.Contains("DesiredCount: 2 → 4", plan.Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.MutationsAsync());
        Assert.True(File.Exists(saved));
    }

    private Dictionary<string, string?> Account => new()
    {
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_REGION"] = "us-east-1",
    };
}
