using System.Diagnostics;

namespace Deploy.Testing;

/// <summary>What a process printed and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output and standard error.</param>
public sealed record RunResult(int ExitCode, string Output)
{
    /// <summary>The result, or the output as the failure's message.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0.</exception>
    public RunResult EnsureSuccess() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}");
}

/// <summary>Runs <c>dotnet</c> and other programs as a user would, free of what this test run was started with.</summary>
public static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static Task<RunResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, arguments, environment: null);

    /// <summary>Runs <c>dotnet</c> in a folder with further environment variables; null removes one.</summary>
    public static Task<RunResult> RunAsync(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment) =>
        Programs.RunAsync(Start(folder, arguments, environment), Limit);

    /// <summary>A <c>dotnet</c> that is yet to be started, its output redirected.</summary>
    public static ProcessStartInfo Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = Programs.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);
        foreach (var name in start.Environment.Keys.Where(IsOfOuterBuild).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Nodes that stay after a build would hold the test's files and the task's assembly.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The compiler server is what users have, and a warm one takes a fifth of the time; it ends by itself when nothing comes.
        start.Environment["UseSharedCompilation"] = "true";
        // A server that profiles itself takes a processor for minutes after its first builds.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        return start;
    }

    private static bool IsOfOuterBuild(string name) =>
        name.TrimStart('_').StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CONTAINER", StringComparison.Ordinal)
        || name.StartsWith("VSTEST", StringComparison.Ordinal)
        || name is "DOTNET_HOST_PATH" or "DOTNET_CLI_CONTEXT_VERBOSE" or "TestingPlatformCommandLineArguments" or "CI";
}
