using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.Calls;

/// <summary>The official <c>aws</c> command, where the machine has it: an independent reader of our wire protocols.</summary>
internal static class AwsCli
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "aws")));

    public static async Task<JsonNode?> RunAsync(LocalAws local, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", [.. arguments, "--endpoint-url", local.Server.Url, "--region", LocalAws.Region, "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIDLOCAL",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_CONFIG_FILE"] = "/nowhere",
                ["AWS_SHARED_CREDENTIALS_FILE"] = "/nowhere",
                ["AWS_PAGER"] = "",
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {await error}");
        return await output is { Length: > 0 } text ? JsonNode.Parse(text) : null;
    }
}
