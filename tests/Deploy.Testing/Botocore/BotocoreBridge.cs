using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Deploy.Testing.Botocore;

/// <summary>Runs a Python script that lies beside this file, with botocore: JSON in, JSON out, one process a call.</summary>
public static class BotocoreBridge
{
    private static readonly Lazy<string?> WhyMissing = new(Probe);

    /// <summary>Runs a script by file name; skips the test where Python or botocore is absent.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message has its error output.</exception>
    public static JsonNode RunOrSkip(string script, JsonNode input)
    {
        Skip.If(WhyMissing.Value is not null, WhyMissing.Value);
        var (code, output, error) = Python([Path.Combine(AppContext.BaseDirectory, "Botocore", script)], input.ToJsonString());
        return code == 0 ? JsonNode.Parse(output)! : throw new InvalidOperationException($"{script} ended with {code}:\n{error}");
    }

    private static string? Probe()
    {
        try
        {
            var (code, _, error) = Python(["-c", "import botocore"], "");
            return code == 0 ? null : $"Python has no botocore: {error}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"python3 is not installed: {e.Message}";
        }
    }

    private static (int Code, string Output, string Error) Python(string[] arguments, string input)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Scripts beside the tests must not leave __pycache__ in the output folder.
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
