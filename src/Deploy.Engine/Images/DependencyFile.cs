using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Plan.Json;

namespace Deploy.Engine.Images;

/// <summary>
/// The file <c>&lt;Assembly&gt;.deps.json</c>: what the program depends on. Versions of packages count; those of projects are numbers that builds are given,
/// and what the projects are is in their assemblies.
/// </summary>
internal sealed class DependencyFile
{
    private const string Extension = ".deps.json";
    private readonly JsonObject _document;
    private readonly HashSet<string> _projects;

    private DependencyFile(JsonObject document)
    {
        _document = document;
        _projects = LibrariesOf("project").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a file is one, by its name.</summary>
    public static bool Is(PublishedFile file) => file.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one; null where it has another form.</summary>
    public static DependencyFile? Read(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject document && document["libraries"] is JsonObject && document["targets"] is JsonObject ? new DependencyFile(document) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Names of the files that come from packages: they are what they were when they were packed.</summary>
    public IEnumerable<string> PackageFiles
    {
        get
        {
            var packages = LibrariesOf("package").Concat(LibrariesOf("runtimepack")).ToHashSet(StringComparer.Ordinal);
            return Targets().SelectMany(target => target)
                .Where(library => packages.Contains(library.Key))
                .SelectMany(library => (library.Value as JsonObject ?? []).Where(part => part.Key is "runtime" or "native" or "resources" or "runtimeTargets"))
                .SelectMany(part => part.Value as JsonObject ?? [])
                .Select(file => file.Key[(file.Key.LastIndexOf('/') + 1)..]);
        }
    }

    /// <summary>What of it counts.</summary>
    public string Canonical()
    {
        var names = _projects.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var copy = (JsonObject)_document.DeepClone();
        copy["libraries"] = Renamed((JsonObject)copy["libraries"]!);
        foreach (var (target, libraries) in ((JsonObject)copy["targets"]!).ToList())
        {
            if (libraries is not JsonObject all) continue;
            foreach (var library in all.Where(library => library.Value is JsonObject).ToList())
            {
                foreach (var dependency in (library.Value!["dependencies"] as JsonObject ?? []).Where(found => names.Contains(found.Key)).ToList())
                    library.Value!["dependencies"]![dependency.Key] = "";
                if (!_projects.Contains(library.Key)) continue;
                foreach (var file in library.Value!["runtime"] as JsonObject ?? []) (file.Value as JsonObject)?.Remove("fileVersion");
            }

            copy["targets"]![target] = Renamed(all);
        }

        return JsonText.Write((JsonMap)JsonReader.Read(copy.ToJsonString())!);
    }

    private JsonObject Renamed(JsonObject libraries)
    {
        var renamed = new JsonObject();
        foreach (var (name, library) in libraries.ToList())
        {
            libraries.Remove(name);
            renamed[_projects.Contains(name) ? NameOf(name) : name] = library;
        }

        return renamed;
    }

    private IEnumerable<string> LibrariesOf(string type) =>
        ((JsonObject)_document["libraries"]!).Where(library => (string?)library.Value?["type"] == type).Select(library => library.Key);

    private IEnumerable<JsonObject> Targets() => ((JsonObject)_document["targets"]!).Select(target => target.Value).OfType<JsonObject>();

    private static string NameOf(string library) => library.Split('/')[0];
}
