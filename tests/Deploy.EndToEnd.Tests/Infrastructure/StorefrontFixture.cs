using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>Storefront from the package, and a local AWS of its own, for the tests of a class or collection.</summary>
public sealed class StorefrontFixture : IAsyncLifetime
{
    /// <summary>A Region, beside <c>us-east-1</c>, that has what Storefront refers to.</summary>
    public const string SecondRegion = "eu-central-1";

    /// <summary>The application's files.</summary>
    public TemporaryApplication Application { get; private set; } = null!;

    /// <summary>How it is deployed.</summary>
    public StrictApplication Strict { get; private set; } = null!;

    /// <summary>The local AWS.</summary>
    public LocalAws Local { get; } = LocalAws.Start();

    /// <summary>The digest of the image that the last publish deployed, from its report.</summary>
    public string DeployedDigest => (string)Application.Report()["images"]![0]!["digest"]!;

    /// <summary>Publishes, under the policy that is printed for that.</summary>
    public Task<RunResult> PublishAsync(params string[] properties) => Strict.PublishAsync(properties);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Application = await TemporaryApplication.StorefrontAsync();
        Application.Environment["DEPLOY_ECS_LOCAL_STATE"] = Local.StateDirectory;
        // As in an account: who deploys may read that a secret exists, and not make one.
        foreach (var region in (string[])["us-east-1", SecondRegion]) await Local.PutParameterAsync("/storefront/dev/orders-db", region);
        Strict = new StrictApplication(Application, Local);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Strict.Dispose();
        Local.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that publish little: one application for them, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class StorefrontCollection : ICollectionFixture<StorefrontFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Storefront";
}
