using System.Text.Json;

namespace Deploy.Local.Images;

/// <summary>Tells .NET programs that need the machine's runtime from those that bring their own.</summary>
internal static class DotnetApp
{
    /// <summary>
    /// The assembly that an apphost starts: <c>X.dll</c> beside <c>X</c>, with <c>X.runtimeconfig.json</c>. Null for what is no apphost,
    /// and for one that brings its runtime.
    /// </summary>
    public static string? AssemblyOf(string program)
    {
        var (assembly, settings) = (program + ".dll", program + ".runtimeconfig.json");
        return File.Exists(assembly) && File.Exists(settings) && NeedsRuntime(settings) ? assembly : null;
    }

    private static bool NeedsRuntime(string settings)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(settings), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.TryGetProperty("runtimeOptions", out var options) && !options.TryGetProperty("includedFrameworks", out _);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Whoever starts it tells what is wrong with it.
            return true;
        }
    }
}
