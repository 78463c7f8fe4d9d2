using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Testing;

namespace Deploy.Cli.Tests.Support;

/// <summary>Runs the built command as a user or a build would.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "deploy-ecs.dll");

    /// <summary>Runs it to its end with an input that is empty and ended.</summary>
    public static Task<RunResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        Programs.RunAsync(Start(arguments, environment), Limit);

    /// <summary>The command, yet to be started.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = Programs.Start("dotnet", Path.GetTempPath(), [Program, .. arguments]);
        start.RedirectStandardInput = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        // No test may find credentials of the machine or the user.
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-credentials");
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-config");
        start.Environment["DEPLOY_ECS_LOCAL_PROGRAM"] = Deploy.Testing.Local.LocalAws.Program;
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        return start;
    }

    /// <summary>The events among the lines of an output.</summary>
    public static IReadOnlyList<JsonObject> Events(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
}
