using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Support;

/// <summary>A test that deploys to an empty local AWS.</summary>
[Collection(Name)]
public abstract class LocalTest(LocalAwsFixture fixture) : IAsyncLifetime
{
    /// <summary>Tests that share one local AWS run one after the other.</summary>
    public const string Name = "local AWS";

    protected const string Region = "eu-central-1";

    private readonly CallJournal _journal = new(TimeProvider.System);

    private protected Deployment Deployment { get; private set; } = null!;

    protected LocalAws Local { get; } = fixture.Server;

    /// <summary>Somebody else's clients.</summary>
    protected AwsClients Aws => field ??= ClientFactory.Create(new ClientSettings(Region, Local.Url, new Amazon.Runtime.BasicAWSCredentials("other", "other")), _journal);

    public async Task InitializeAsync()
    {
        await Local.ResetAsync();
        Deployment = new Deployment(Local.Url);
    }

    public Task DisposeAsync()
    {
        Deployment.Dispose();
        _journal.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Deploys, requires success, and forgets the requests.</summary>
    private protected async Task DeployedAsync(Plan.DeploymentPlan plan)
    {
        var outcome = await Deployment.ApplyAsync(plan);
        Assert.True(outcome == DeploymentOutcome.Succeeded, $"{outcome}: {Deployment.Events.Text}");
        await Local.ForgetRequestsAsync();
    }
}

[CollectionDefinition(LocalTest.Name)]
public sealed class LocalCollection : ICollectionFixture<LocalAwsFixture>;
