using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>A clean clone in which Storefront was published once, with nothing but the documented command.</summary>
/// <remarks>It starts the local AWS itself, which is nobody's account yet: policies and late reads are for what is deployed to it afterwards.</remarks>
public sealed class CloneFixture : IAsyncLifetime
{
    private RepositoryClone? _clone;
    private PrintedPolicies? _policies;

    /// <summary>The clone.</summary>
    public RepositoryClone Clone => _clone!;

    /// <summary>The local AWS that the publish started.</summary>
    public OnDemandLocal Local { get; } = new();

    /// <summary>What the publish printed.</summary>
    public RunResult FirstPublish { get; private set; } = null!;

    /// <summary>The report of the publish: <c>deployment.md</c>.</summary>
    public string FirstReport { get; private set; } = "";

    /// <summary>The policies that the clone's command prints for Storefront.</summary>
    public PrintedPolicies Policies => _policies ??= new PrintedPolicies(Command, Clone.PathOf("samples/Storefront"), PlanOf("Storefront"));

    /// <summary>The clone's command.</summary>
    public string Command => Clone.PathOf("src/Deploy.Cli/bin/Release/net10.0/deploy-ecs.dll");

    /// <summary>The plan that the compiler wrote for a sample.</summary>
    public string PlanOf(string sample) => File.ReadAllText(Clone.PathOf($"samples/{sample}/bin/Release/net10.0/{sample}.deploy.json"));

    /// <summary>Packs the package from the clone, once; gives its path.</summary>
    public async Task<string> PackAsync()
    {
        var feed = Clone.PathOf("feed");
        if (!Directory.Exists(feed)) (await Dotnet.RunAsync(Clone.Root, "pack", "msbuild/Deploy.Package", "-o", feed, "-tl:off")).EnsureSuccess();
        return Directory.GetFiles(feed, "*.nupkg").Single();
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _clone = new RepositoryClone();
        FirstPublish = await Dotnet.RunAsync(Clone.Root, ["publish", "samples/Storefront", "-tl:off", "-p:DeployToEcs=local"], Local.Environment);
        var report = Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.md");
        FirstReport = File.Exists(report) ? File.ReadAllText(report) : "";
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Local.Dispose();
        _clone?.Dispose();
        _policies?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share the clone: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class CloneCollection : ICollectionFixture<CloneFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Clone";
}
