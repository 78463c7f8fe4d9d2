using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Failures;

public sealed class FailedRolloutTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    private const string NeverPushed = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public async Task A_first_deployment_whose_health_check_fails_fails_the_publish_at_the_health_check()
    {
        using var application = await ShopAsync();
        using var shop = new StrictApplication(application, local.Server);
        await local.Server.TaskFaultAsync(new { kind = "healthCheck", service = "shop-sick" });

        var result = await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=sick");

        var error = result.OnlyError();
        Assert.Equal(("DECS3021", "Deployment.cs", LineOf(application, "[HealthCheck")), (error.Code, error.File, error.Line));
        Assert.Contains("health check", result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("FirstDeploymentFailed", (string?)application.Report()["outcome"]);
        Assert.NotEqual(0, (int?)application.Report()["exitCode"]);
    }

    [Fact]
    public async Task A_first_deployment_whose_image_is_missing_fails_the_publish_with_the_reason()
    {
        using var application = await ShopAsync();
        using var shop = new StrictApplication(application, local.Server);

        var result = await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=imageless", $"DeployEcsImage={Registry}/us-east-1/shop-imageless@{NeverPushed}");

        var error = result.OnlyError();
        Assert.Equal(("DECS3021", "Deployment.cs"), (error.Code, error.File));
        Assert.InRange(error.Line, LineOf(application, "[EcrRepository"), LineOf(application, "[Container"));
        Assert.Contains("CannotPullContainerError", result.Output, StringComparison.Ordinal);
        Assert.Contains(NeverPushed, result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_later_deployment_that_fails_is_rolled_back_and_fails_the_publish()
    {
        AwsCommand.SkipIfMissing();
        using var application = await ShopAsync();
        using var shop = new StrictApplication(application, local.Server);
        (await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=rolled")).EnsureSuccess();
        application.Edit("Deployment.cs", "\"GREETING\", \"hello\"", "\"GREETING\", \"good day\"");
        await local.Server.TaskFaultAsync(new { kind = "cannotPull", service = "shop-rolled", revision = 2 });

        var result = await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=rolled", "--no-restore");

        var error = result.OnlyError();
        Assert.Equal(("DECS3020", "Deployment.cs"), (error.Code, error.File));
        Assert.InRange(error.Line, LineOf(application, "[EcrRepository"), LineOf(application, "[Container"));
        Assert.Contains("CannotPullContainerError", result.Output, StringComparison.Ordinal);
        Assert.Equal("RolledBack", (string?)application.Report()["outcome"]);
        await local.Server.CatchUpAsync();
        var services = await new AwsCommand(local.Server.Url).RunAsync("ecs", "describe-services", "--cluster", "shop-rolled", "--services", "shop-rolled");
        Assert.EndsWith(":1", (string?)services["services"]![0]!["taskDefinition"], StringComparison.Ordinal);
        Assert.Equal(1, (int?)services["services"]![0]!["runningCount"]);
    }

    private string Registry => $"localhost:{new Uri(local.Server.Url).Port}";

    private static int LineOf(TemporaryApplication application, string text) => application.PlaceOf("Deployment.cs", text).Line;

    private async Task<TemporaryApplication> ShopAsync()
    {
        var application = await TemporaryApplication.SmallAsync(Declarations.Shop);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        return application;
    }
}
