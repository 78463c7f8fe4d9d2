using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>
/// Writes what a program depends on at run time without the libraries of Deploy.Ecs: its attributes are gone from the program, and nothing else
/// of it is needed there. The host refuses to start where a file is listed that is not there.
/// </summary>
public sealed class RemoveOwnLibraries : Task
{
    private static readonly string[] Own = ["Deploy.Ecs", "Deploy.Plan"];
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The file that the SDK wrote.</summary>
    [Required]
    public required string File { get; set; }

    /// <summary>The file to write; left alone when nothing changed.</summary>
    [Required]
    public required string Output { get; set; }

    /// <summary>Writes.</summary>
    public override bool Execute()
    {
        JsonNode? document;
        try
        {
            document = JsonNode.Parse(System.IO.File.ReadAllText(File));
        }
        catch (JsonException exception)
        {
            new BuildLog(Log).Error(Codes.UnreadableDependencies, File, $"The list of dependencies cannot be read ({exception.Message}). Build again.");
            return false;
        }

        Remove(document?["libraries"] as JsonObject, library => IsOwn(NameOf(library)));
        foreach (var libraries in (document?["targets"] as JsonObject ?? []).Select(target => target.Value).OfType<JsonObject>())
        {
            Remove(libraries, library => IsOwn(NameOf(library)));
            foreach (var library in libraries.Select(library => library.Value).OfType<JsonObject>())
            {
                Remove(library["dependencies"] as JsonObject, IsOwn);
                if (library["dependencies"] is JsonObject { Count: 0 }) library.Remove("dependencies");
            }
        }

        var text = document?.ToJsonString(Json) ?? "";
        if (!System.IO.File.Exists(Output) || System.IO.File.ReadAllText(Output) != text) System.IO.File.WriteAllText(Output, text);
        return true;
    }

    private static void Remove(JsonObject? map, Func<string, bool> isOwn)
    {
        foreach (var name in (map ?? []).Select(entry => entry.Key).Where(isOwn).ToList()) map!.Remove(name);
    }

    // Where the repository's own projects are referenced, the SDK adds ".Reference" to what it does not know from the restore.
    private static bool IsOwn(string library) => Own.Any(own => library.Equals(own, StringComparison.OrdinalIgnoreCase) || library.Equals($"{own}.Reference", StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string library) => library.Split('/')[0];
}
