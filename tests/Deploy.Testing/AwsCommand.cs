using System.Text.Json.Nodes;
using Xunit;

namespace Deploy.Testing;

/// <summary>The <c>aws</c> command on an endpoint of our own: what somebody sees who knows nothing of this project.</summary>
/// <param name="url">The endpoint.</param>
/// <param name="region">The Region.</param>
/// <param name="models">A folder with models that know more than an older command's own (<see cref="AddModel"/>); null: it has its own.</param>
public sealed class AwsCommand(string url, string region = "us-east-1", string? models = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Skips the test where the command is not installed.</summary>
    public static void SkipIfMissing() => Skip.IfNot(Programs.Exists("aws"), "The aws command is not installed.");

    /// <summary>Lays the repository's model of a service where the command looks for it.</summary>
    public static void AddModel(string models, string service)
    {
        var model = File.ReadAllText(Repository.PathOf("generators", "Deploy.ServiceClients", "Models", $"{service}.json"));
        var version = (string)JsonNode.Parse(model)!["metadata"]!["apiVersion"]!;
        var folder = Directory.CreateDirectory(Path.Combine(models, service, version)).FullName;
        File.WriteAllText(Path.Combine(folder, "service-2.json"), model);
    }

    /// <summary>Runs it and reads what it prints; an error of the service fails the test.</summary>
    public async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        if (result.ExitCode != 0) throw new InvalidOperationException($"aws {string.Join(' ', arguments)}:\n{result.Output}");
        return JsonNode.Parse(result.Output.Trim().Length == 0 ? "{}" : result.Output)!;
    }

    /// <summary>Runs it, whatever comes out.</summary>
    public async Task<RunResult> TryAsync(params string[] arguments)
    {
        var start = Programs.Start("aws", Path.GetTempPath(), [.. arguments, "--endpoint-url", url, "--output", "json"]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_PAGER"] = "";
        // A prefix before the host would lead away from the endpoint.
        start.Environment["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true";
        start.Environment["AWS_DEFAULT_REGION"] = region;
        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        if (models is not null) start.Environment["AWS_DATA_PATH"] = models;
        return await AwsHost.FindAsync() is { } host ? await host.RunAsync(start, Limit) : await Programs.RunAsync(start, Limit);
    }
}
