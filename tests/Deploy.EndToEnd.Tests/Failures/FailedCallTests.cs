using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Failures;

public sealed class FailedCallTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    [Fact]
    public async Task A_throttled_call_a_server_error_and_a_broken_connection_are_tried_again()
    {
        using var application = await ShopAsync();
        using var shop = new StrictApplication(application, local.Server);
        await local.Server.FaultAsync("iam", "CreateRole", "serverError");
        await local.Server.FaultAsync("ecs", "CreateCluster", "throttle", times: 2);
        await local.Server.FaultAsync("ecs", "CreateService", "dropAfterActing");

        (await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=shaky")).EnsureSuccess();

        Assert.Equal("Succeeded", (string?)application.Report()["outcome"]);
        var calls = await local.Server.RequestsAsync();
        Assert.Equal(3, calls.Count(call => call == "ecs:CreateCluster"));
        Assert.Equal(2, calls.Count(call => call == "iam:CreateRole"));
        Assert.Equal(2, calls.Count(call => call == "ecs:CreateService"));
    }

    [Fact]
    public async Task A_denied_call_fails_the_publish_with_its_action_and_the_next_publish_goes_on()
    {
        using var application = await ShopAsync();
        using var shop = new StrictApplication(application, local.Server);
        await local.Server.FaultAsync("ecs", "CreateService", "denied");

        var result = await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=denied");

        var error = result.OnlyError();
        Assert.Equal(("DECS3004", "Deployment.cs", application.PlaceOf("Deployment.cs", "[Service").Line), (error.Code, error.File, error.Line));
        Assert.Contains("Allow the action ecs:CreateService", error.Text, StringComparison.Ordinal);

        await local.Server.ForgetRequestsAsync();
        (await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=denied", "--no-build")).EnsureSuccess();
        Assert.Equal(["ecs:CreateService"], await local.Server.WritesAsync());
    }

    private async Task<TemporaryApplication> ShopAsync()
    {
        var application = await TemporaryApplication.SmallAsync(Declarations.Shop);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        return application;
    }
}
