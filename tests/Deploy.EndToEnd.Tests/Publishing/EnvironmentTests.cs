using Deploy.EndToEnd.Tests.Emulators;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>Two environments of one application side by side.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class EnvironmentTests(StorefrontFixture storefront)
{
    [SkippableFact]
    public async Task What_changes_in_one_environment_does_not_touch_the_other()
    {
        AwsCommand.SkipIfMissing();
        (await storefront.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=dev")).EnsureSuccess();
        var before = DescribedState.Read(storefront.Local.Url, "dev");
        // That there is something to compare.
        Assert.Equal("ACTIVE", before["cluster.status"]);

        string[] toPreview = ["DeployToEcs=local", "DeployEcsEnvironment=pr-7", "DeployEcsStage=dev"];
        (await storefront.PublishAsync(toPreview)).EnsureSuccess();
        Assert.Equal(before, DescribedState.Read(storefront.Local.Url, "dev"));

        // A change, and a service that leaves the plan.
        using (storefront.Application.Change("Deployment/Api.cs", "DesiredCount = 2", "DesiredCount = 3"))
        using (storefront.Application.Change("Deployment/Worker.cs", "[Service(\"storefront-worker\", DesiredCount = 1)]\n", ""))
        {
            var preview = (await storefront.PublishAsync([.. toPreview, "DeployEcsAllowReplace=service/storefront-worker"])).EnsureSuccess();
            Assert.Contains("deleting service/storefront-worker", preview.Output, StringComparison.Ordinal);
        }

        Assert.Equal(before, DescribedState.Read(storefront.Local.Url, "dev"));
        await storefront.Local.ForgetRequestsAsync();
        Assert.Contains("Nothing to do", (await storefront.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=dev")).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());
    }
}
