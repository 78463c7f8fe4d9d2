using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>Storefront in a clean clone, published once to Local with nothing but the documented command.</summary>
public sealed class StorefrontFixture : IAsyncLifetime
{
    private readonly HashSet<string> _environments = [];
    private RepositoryClone? _clone;

    /// <summary>The clone.</summary>
    public RepositoryClone Clone => _clone!;

    /// <summary>The local AWS that the publish started.</summary>
    public OnDemandLocal Local { get; } = new();

    /// <summary>What the first publish printed.</summary>
    public RunResult FirstPublish { get; private set; } = null!;

    /// <summary>The report of the first publish: <c>deployment.md</c>.</summary>
    public string FirstReport { get; private set; } = "";

    /// <summary>The plan that the compiler wrote for the first publish.</summary>
    public JsonNode? FirstPlan { get; private set; }

    /// <summary>Publishes Storefront once to an environment of the calling test's own, beside the one of the first publish.</summary>
    public async Task EnsureEnvironmentAsync(string environment)
    {
        FirstPublish.EnsureSuccess();
        if (_environments.Add(environment)) (await PublishAsync([.. To(environment)])).EnsureSuccess();
        await Local.ForgetRequestsAsync();
    }

    /// <summary>The properties with which an environment is deployed to Local, with the values of the stage dev.</summary>
    public static string[] To(string environment) => ["DeployToEcs=local", $"DeployEcsEnvironment={environment}", "DeployEcsStage=dev"];

    /// <summary>Publishes Storefront again, with the given properties.</summary>
    public Task<RunResult> PublishAsync(params string[] properties) => PublishAsync(properties, environment: null);

    /// <summary>Publishes Storefront again, with the given properties and further environment variables.</summary>
    public Task<RunResult> PublishAsync(string[] properties, IReadOnlyDictionary<string, string?>? environment) =>
        Dotnet.RunAsync(Clone.Root, PublishArguments(properties), Local.Environment.Concat(environment ?? new Dictionary<string, string?>()).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value));

    /// <summary>The digest of the image that the last publish deployed, from its report.</summary>
    public string DeployedDigest() =>
        (string)JsonNode.Parse(File.ReadAllText(Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.json")))!["images"]![0]!["digest"]!;

    /// <summary>The arguments of such a publish.</summary>
    public static string[] PublishArguments(IEnumerable<string> properties) =>
        ["publish", "samples/Storefront", "-tl:off", .. properties.Select(property => $"-p:{property}")];

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
        FirstPublish = await PublishAsync("DeployToEcs=local");
        var report = Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.md");
        FirstReport = File.Exists(report) ? File.ReadAllText(report) : "";
        var compiled = Clone.PathOf("samples/Storefront/bin/Release/net10.0/Storefront.deploy.json");
        FirstPlan = File.Exists(compiled) ? JsonNode.Parse(File.ReadAllText(compiled)) : null;
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Local.Dispose();
        _clone?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that share the clone: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class StorefrontCollection : ICollectionFixture<StorefrontFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Storefront";
}
