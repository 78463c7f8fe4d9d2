using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>The <c>aws</c> command on an endpoint of our own: what somebody sees who knows nothing of this project.</summary>
public sealed class AwsCommand(string url)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Skips the test where the command is not installed.</summary>
    public static void SkipIfMissing() => Skip.IfNot(Programs.Exists("aws"), "The aws command is not installed.");

    /// <summary>Runs it and reads what it prints; an error of the service fails the test.</summary>
    public async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}:\n{result.Output}");
        return JsonNode.Parse(result.Output.Length == 0 ? "{}" : result.Output)!;
    }

    /// <summary>Runs it, whatever comes out.</summary>
    public Task<RunResult> TryAsync(params string[] arguments)
    {
        var start = Programs.Start("aws", Path.GetTempPath(), [.. arguments, "--endpoint-url", url, "--output", "json"]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        return Programs.RunAsync(start, Limit);
    }
}
