using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

public sealed class DeploymentTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private Deployment _deployment = null!;

    public async Task InitializeAsync()
    {
        await local.Server.ResetAsync();
        await local.Server.ForgetRequestsAsync();
        _deployment = new Deployment(local.Server.Url);
    }

    public Task DisposeAsync()
    {
        _deployment.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_first_deployment_creates_all_and_a_second_does_nothing()
    {
        var plan = Plans.ShopWithSchedule();
        Assert.Equal((DeploymentOutcome.Succeeded, ""), (await _deployment.ApplyAsync(plan), string.Join('\n', _deployment.Events.Diagnostics)));
        await local.Server.ForgetRequestsAsync();

        Assert.Equal((DeploymentOutcome.NothingToDo, "Nothing to do: 8 resources are as declared."), (await _deployment.ApplyAsync(plan), _deployment.Events.ChangeLines));
        Assert.Empty(await local.Server.MutationsAsync());
    }
}
