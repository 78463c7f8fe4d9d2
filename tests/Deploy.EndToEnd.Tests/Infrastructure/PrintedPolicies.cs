using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The policies that <c>deploy-ecs policy</c> prints for an application as it was at first, each once.</summary>
public sealed class PrintedPolicies : IDisposable
{
    private readonly string _command;
    private readonly string _projectDirectory;
    private readonly TemporaryFolder _folder = new("plan");
    private readonly string _plan;
    private readonly Dictionary<(string Purpose, string Environment, string? Stage, string Account, string Region), JsonObject> _printed = [];

    /// <summary>Policies for a plan, which is copied: the application's own changes with the tests.</summary>
    /// <param name="command">The command: <c>deploy-ecs.dll</c>.</param>
    /// <param name="projectDirectory">Where the application's parameters are.</param>
    /// <param name="plan">The text of the plan.</param>
    public PrintedPolicies(string command, string projectDirectory, string plan)
    {
        (_command, _projectDirectory) = (command, projectDirectory);
        _plan = _folder.Write("application.deploy.json", plan);
    }

    /// <summary>One policy.</summary>
    /// <param name="purpose">What <c>--for</c> takes: <c>plan</c>, <c>deploy</c>, <c>trust</c>, <c>trust-plan</c>.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="stage">Its stage, where it is not the environment's name.</param>
    /// <param name="account">The account's number.</param>
    /// <param name="region">The Region.</param>
    public async Task<JsonObject> PrintAsync(string purpose, string environment, string? stage, string account, string region)
    {
        if (_printed.TryGetValue((purpose, environment, stage, account, region), out var known)) return known;
        List<string> arguments =
        [
            _command, "policy", "--plan", _plan, "--project-directory", _projectDirectory,
            "-e", environment, "--account", account, "--region", region, "--for", purpose,
        ];
        if (stage is not null) arguments.AddRange(["--stage", stage]);
        if (purpose.StartsWith("trust", StringComparison.Ordinal)) arguments.AddRange(["--repository", "acme/storefront"]);
        var printed = (await Programs.RunAsync(Programs.Start("dotnet", _projectDirectory, arguments), TimeSpan.FromMinutes(1))).EnsureSuccess().Output;
        return _printed[(purpose, environment, stage, account, region)] = (JsonObject)JsonNode.Parse(printed[..(printed.LastIndexOf('}') + 1)])!;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
