using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The policies that the clone's <c>deploy-ecs policy</c> prints for Storefront, each once.</summary>
public sealed class PrintedPolicies : IDisposable
{
    private readonly RepositoryClone _clone;
    private readonly TemporaryFolder _folder = new("plan");
    private readonly string _plan;
    private readonly Dictionary<(string Purpose, string Environment, string Account, string Region), JsonObject> _printed = [];

    /// <summary>Policies for a plan: the clone's own changes with the tests.</summary>
    public PrintedPolicies(RepositoryClone clone, JsonNode plan)
    {
        _clone = clone;
        _plan = _folder.Write("Storefront.deploy.json", plan.ToJsonString());
    }

    /// <summary>One policy.</summary>
    /// <param name="purpose">What <c>--for</c> takes: <c>plan</c>, <c>deploy</c>, <c>trust</c>, <c>trust-plan</c>.</param>
    /// <param name="environment">Its environment; the stage is <c>dev</c>.</param>
    /// <param name="account">The account's number.</param>
    /// <param name="region">The Region.</param>
    public async Task<JsonObject> PrintAsync(string purpose, string environment, string account, string region)
    {
        if (_printed.TryGetValue((purpose, environment, account, region), out var known)) return known;
        var command = Directory.EnumerateFiles(_clone.PathOf("src/Deploy.Cli/bin"), "deploy-ecs.dll", SearchOption.AllDirectories).First();
        string[] arguments =
        [
            command, "policy", "--plan", _plan, "--project-directory", _clone.PathOf("samples/Storefront"),
            "-e", environment, "--stage", "dev", "--account", account, "--region", region, "--for", purpose,
            .. purpose.StartsWith("trust", StringComparison.Ordinal) ? ["--repository", "acme/storefront"] : Array.Empty<string>(),
        ];
        var printed = (await Programs.RunAsync(Programs.Start("dotnet", _clone.Root, arguments), TimeSpan.FromMinutes(1))).EnsureSuccess().Output;
        return _printed[(purpose, environment, account, region)] = (JsonObject)JsonNode.Parse(printed[..(printed.LastIndexOf('}') + 1)])!;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
