using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary><c>DeployToEcs=plan</c>, and applying exactly what it showed.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PlanTests(StorefrontFixture storefront)
{
    private const string Api = "samples/Storefront/Deployment/Api.cs";

    [Fact]
    public async Task A_plan_changes_nothing_and_can_be_applied_until_the_world_moves()
    {
        await storefront.EnsureEnvironmentAsync("planned");
        using var change = storefront.Clone.Change(Api, "DesiredCount = 2", "DesiredCount = 4");
        var saved = storefront.Clone.PathOf("saved.plan.json");

        var plan = (await storefront.PublishAsync(["DeployToEcs=plan", "DeployEcsEnvironment=planned", "DeployEcsStage=dev", $"DeployEcsEndpointUrl={storefront.Local.Url}", $"DeployEcsPlanOut={saved}"], Account)).EnsureSuccess();

        Assert.Contains("service/storefront-api", plan.Output, StringComparison.Ordinal);
        Assert.Contains("1 to change", plan.Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.MutationsAsync());

        (await ApplyAsync(saved)).EnsureSuccess();
        Assert.Equal(["ecs:UpdateService"], await storefront.Local.MutationsAsync());

        var again = await ApplyAsync(saved);
        Assert.Equal(11, again.ExitCode);
        Assert.Contains("DECS3018", again.Output, StringComparison.Ordinal);
    }

    private Dictionary<string, string?> Account => new()
    {
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_REGION"] = "us-east-1",
    };

    private Task<RunResult> ApplyAsync(string saved) => Dotnet.RunAsync(
        storefront.Clone.Root,
        [storefront.Clone.PathOf("src/Deploy.Cli/bin/Release/net10.0/deploy-ecs.dll"), "apply", saved, "--endpoint-url", storefront.Local.Url],
        storefront.Local.Environment.Concat(Account).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value));
}
