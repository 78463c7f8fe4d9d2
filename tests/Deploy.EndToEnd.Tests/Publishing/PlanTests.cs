using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary><c>DeployToEcs=plan</c>, and applying exactly what it showed.</summary>
public sealed class PlanTests(StorefrontFixture storefront) : IClassFixture<StorefrontFixture>
{
    private const string Api = "Deployment/Api.cs";

    [Fact]
    public async Task A_plan_of_an_account_is_shown_and_saved_and_changes_nothing()
    {
        await storefront.Strict.EnsureEnvironmentAsync("planned");
        using var change = storefront.Application.Change(Api, "DesiredCount = 2", "DesiredCount = 4");
        using var account = storefront.Application.With(Declarations.Credentials);
        var saved = storefront.Application.PathOf("account.plan.json");

        var plan = (await storefront.PublishAsync(
            "DeployToEcs=plan", "DeployEcsEnvironment=planned", "DeployEcsStage=dev", $"DeployEcsEndpointUrl={storefront.Local.Url}", "DeployEcsRegion=us-east-1", $"DeployEcsPlanOut={saved}")).EnsureSuccess();

        Assert.Contains("service/storefront-api", plan.Output, StringComparison.Ordinal);
        Assert.Contains("DesiredCount: 2 → 4", plan.Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());
        Assert.True(File.Exists(saved));
    }

    [Fact]
    public async Task A_saved_plan_is_applied_and_refused_once_the_world_has_moved()
    {
        await storefront.Strict.EnsureEnvironmentAsync("saved");
        using var change = storefront.Application.Change(Api, "DesiredCount = 2", "DesiredCount = 4");
        var saved = storefront.Application.PathOf("saved.plan.json");
        var plan = (await PublishAsync("saved", "plan-local", $"DeployEcsPlanOut={saved}")).EnsureSuccess();
        Assert.Contains($"deploy-ecs apply {saved} --project-directory {storefront.Application.Folder} --local", plan.Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());

        var applied = (await ApplyAsync(saved)).EnsureSuccess();

        Assert.Contains("DesiredCount: 2 → 4", applied.Output, StringComparison.Ordinal);
        Assert.Equal(["ecs:UpdateService"], await storefront.Local.WritesAsync());

        await storefront.Local.ForgetRequestsAsync();
        var refused = await ApplyAsync(saved);
        Assert.Equal(11, refused.ExitCode);
        Assert.Contains("error DECS3018", refused.Output, StringComparison.Ordinal);
        Assert.Contains("service/storefront-api (in AWS)", refused.Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());
    }

    [Fact]
    public async Task A_saved_plan_with_a_new_image_is_applied_by_a_publish_of_the_same_code_and_by_no_other()
    {
        await storefront.Strict.EnsureEnvironmentAsync("reviewed");
        const string Products = "Catalog/ProductList.cs";
        var saved = storefront.Application.PathOf("reviewed.plan.json");
        using (storefront.Application.Change(Products, "39.90m", "44.90m"))
        {
            var plan = (await PublishAsync("reviewed", "plan-local", $"DeployEcsPlanOut={saved}")).EnsureSuccess();
            Assert.Contains($"-p:DeployEcsPlanIn={saved}", plan.Output, StringComparison.Ordinal);
        }

        // Other code than was reviewed.
        var error = (await PublishAsync("reviewed", "local", $"DeployEcsPlanIn={saved}")).OnlyError();
        Assert.Equal("DECS3018", error.Code);
        Assert.Contains("the published files are not those", error.Text, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());

        using (storefront.Application.Change(Products, "39.90m", "44.90m"))
            (await PublishAsync("reviewed", "local", $"DeployEcsPlanIn={saved}")).EnsureSuccess();
        Assert.Equal(2, (await storefront.Local.WritesAsync()).Count(call => call == "ecs:UpdateService"));
    }

    private Task<RunResult> PublishAsync(string environment, string deploy, params string[] properties) =>
        storefront.PublishAsync([$"DeployToEcs={deploy}", $"DeployEcsEnvironment={environment}", "DeployEcsStage=dev", .. properties]);

    private Task<RunResult> ApplyAsync(string saved) =>
        storefront.Strict.RunAsync(
            StrictApplication.To("saved"),
            () => storefront.Application.RunAsync(storefront.Application.Package.Command, "apply", saved, "--local"));
}
