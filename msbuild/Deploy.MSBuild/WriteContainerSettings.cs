using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild;

/// <summary>Writes what shapes the image besides its files. Together with the fingerprint of the files it makes the image's tag.</summary>
/// <remarks>Nothing in it may differ between two builds of the same code: no time, no commit, no version of the SDK.</remarks>
public sealed class WriteContainerSettings : Task
{
    // What names a build rather than what it is made of.
    private static readonly HashSet<string> LabelsOfTheBuild = new(StringComparer.Ordinal)
    {
        "org.opencontainers.image.created", "org.opencontainers.artifact.created", "org.opencontainers.image.revision", "org.opencontainers.image.version",
    };

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file to write; left alone when nothing changed.</summary>
    [Required]
    public required string File { get; set; }

    /// <summary>Single values, as <c>Name</c> with the metadata <c>Value</c>; an empty one is left out.</summary>
    public ITaskItem[] Values { get; set; } = [];

    /// <summary>Elements of lists, as <c>Name</c> with the metadata <c>Value</c>, in order.</summary>
    public ITaskItem[] Lists { get; set; } = [];

    /// <summary>Ports, with the metadata <c>Type</c>.</summary>
    public ITaskItem[] Ports { get; set; } = [];

    /// <summary>Labels of the project, with the metadata <c>Value</c>.</summary>
    public ITaskItem[] Labels { get; set; } = [];

    /// <summary>Environment variables of the image, with the metadata <c>Value</c>. The file holds only a hash of each value.</summary>
    public ITaskItem[] EnvironmentVariables { get; set; } = [];

    /// <summary>Writes.</summary>
    public override bool Execute()
    {
        var text = JsonSerializer.Serialize(Settings(), Json) + "\n";
        if (!System.IO.File.Exists(File) || System.IO.File.ReadAllText(File) != text) System.IO.File.WriteAllText(File, text);
        return true;
    }

    private SortedDictionary<string, object> Settings()
    {
        var settings = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in Values.Where(item => Value(item).Length > 0)) settings[value.ItemSpec] = Value(value);
        foreach (var list in Lists.Where(item => Value(item).Length > 0).GroupBy(item => item.ItemSpec)) settings[list.Key] = list.Select(Value).ToList();
        var ports = Ports.Select(port => $"{port.ItemSpec}/{(port.GetMetadata("Type") is { Length: > 0 } type ? type : "tcp")}").Distinct().Order(StringComparer.Ordinal).ToList();
        if (ports.Count > 0) settings["Ports"] = ports;
        Add(settings, "Labels", Labels.Where(label => !LabelsOfTheBuild.Contains(label.ItemSpec)), value => value);
        Add(settings, "Environment", EnvironmentVariables, value => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))));
        return settings;
    }

    private static void Add(SortedDictionary<string, object> settings, string name, IEnumerable<ITaskItem> items, Func<string, string> show)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items) map[item.ItemSpec] = show(Value(item));
        if (map.Count > 0) settings[name] = map;
    }

    private static string Value(ITaskItem item) => item.GetMetadata("Value");
}
