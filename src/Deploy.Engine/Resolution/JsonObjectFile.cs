using System.Text.Json;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Resolution;

/// <summary>A JSON file that people write: comments and trailing commas are theirs to use.</summary>
internal static class JsonObjectFile
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the object; nothing is read where there is no such file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="take">Takes the object.</param>
    /// <exception cref="DeploymentException">It is no JSON object, or the taker refuses it.</exception>
    public static void Read(string path, Action<JsonElement> take)
    {
        if (!File.Exists(path)) return;
        try
        {
            // As text: some editors put a byte order mark in front, which is no JSON.
            using var json = JsonDocument.Parse(File.ReadAllText(path), Options);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Invalid(path, "it is not a JSON object");
            take(json.RootElement);
        }
        catch (JsonException e)
        {
            throw Invalid(path, e.Message);
        }
    }

    /// <summary>Says what is wrong with a file.</summary>
    public static DeploymentException Invalid(string path, string why) =>
        new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.MissingParameter, $"{path} cannot be read: {why}.");
}
