using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>Storefront in a clean clone, published once to Local with nothing but the documented command.</summary>
/// <remarks>Whatever is published afterwards runs under the policy that <c>deploy-ecs policy</c> prints for just that, on a Local whose reads are behind its writes.</remarks>
public sealed class StorefrontFixture : IAsyncLifetime
{
    private const string Plan = "samples/Storefront/bin/Release/net10.0/Storefront.deploy.json";
    private readonly HashSet<string> _environments = [];
    private RepositoryClone? _clone;
    private PrintedPolicies? _policies;

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

    /// <summary>The policies that the command prints for that plan.</summary>
    public PrintedPolicies Policies => _policies ??= new PrintedPolicies(Clone, FirstPlan!);

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
        UnderPolicyAsync(properties, () => RunPublishAsync(properties, environment));

    /// <summary>Publishes Storefront again, under whatever policy is in force.</summary>
    public Task<RunResult> RunPublishAsync(string[] properties, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = Local.Environment.ToDictionary();
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) variables[name] = value;
        return Dotnet.RunAsync(Clone.Root, AgainArguments(properties), variables);
    }

    /// <summary>Runs something that deploys with the given properties, under the policy that is printed for that.</summary>
    public async Task<RunResult> UnderPolicyAsync(string[] properties, Func<Task<RunResult>> run)
    {
        FirstPublish.EnsureSuccess();
        var purpose = Value(properties, "DeployToEcs")!.StartsWith("plan", StringComparison.Ordinal) ? "plan" : "deploy";
        var policy = await Policies.PrintAsync(purpose, Value(properties, "DeployEcsEnvironment")!, "000000000000", Value(properties, "DeployEcsRegion") ?? "us-east-1");
        return await Local.StrictAsync(policy, run);
    }

    /// <summary>The digest of the image that the last publish deployed, from its report.</summary>
    public string DeployedDigest() =>
        (string)JsonNode.Parse(File.ReadAllText(Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.json")))!["images"]![0]!["digest"]!;

    /// <summary>The arguments of a publish of Storefront.</summary>
    public static string[] PublishArguments(IEnumerable<string> properties) =>
        ["publish", "samples/Storefront", "-tl:off", .. properties.Select(property => $"-p:{property}")];

    /// <summary>The arguments of a further publish: nothing but Storefront has changed.</summary>
    public static string[] AgainArguments(IEnumerable<string> properties) =>
        [.. PublishArguments(properties), "--no-restore", "-p:BuildProjectReferences=false"];

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
        FirstPublish = await Dotnet.RunAsync(Clone.Root, PublishArguments(["DeployToEcs=local"]), Local.Environment);
        var report = Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.md");
        FirstReport = File.Exists(report) ? File.ReadAllText(report) : "";
        var compiled = Clone.PathOf(Plan);
        FirstPlan = File.Exists(compiled) ? JsonNode.Parse(File.ReadAllText(compiled)) : null;
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Local.Dispose();
        _clone?.Dispose();
        _policies?.Dispose();
        return Task.CompletedTask;
    }

    private static string? Value(IEnumerable<string> properties, string name) =>
        properties.LastOrDefault(property => property.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}

/// <summary>Tests that share the clone: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class StorefrontCollection : ICollectionFixture<StorefrontFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Storefront";
}
