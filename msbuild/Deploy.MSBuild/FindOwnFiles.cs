using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>
/// Finds files that Deploy.Ecs wrote into the project's folder: a web project publishes every JSON file that lies there. They are known by their content,
/// since people name them.
/// </summary>
public sealed partial class FindOwnFiles : Task
{
    private const int HeadLength = 4096;

    /// <summary>The files of the project that may be ours.</summary>
    public ITaskItem[] Candidates { get; set; } = [];

    /// <summary>Paths that are ours whatever they hold.</summary>
    public string[] Known { get; set; } = [];

    /// <summary>Those that are ours.</summary>
    [Output]
    public ITaskItem[] Own { get; set; } = [];

    /// <summary>Finds them.</summary>
    public override bool Execute()
    {
        var known = Known.Where(path => path.Length > 0).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        Own = [.. Candidates.Where(item => item.GetMetadata("FullPath") is var path && (known.Contains(path) || IsOwn(path)))];
        return true;
    }

    private static bool IsOwn(string path)
    {
        var name = Path.GetFileName(path);
        if (name is "deployment.journal" || name.EndsWith(".deploy.container.json", StringComparison.Ordinal) || name.EndsWith(".deploy.none", StringComparison.Ordinal)) return true;
        if (name == "deployment.md") return IsOwn(Path.Combine(Path.GetDirectoryName(path)!, "deployment.json"));
        if (!File.Exists(path)) return false;
        var head = HeadOf(path);
        return SavedPlan().IsMatch(head) || Document().IsMatch(head) || (name == "deployment.json" && Report().IsMatch(head));
    }

    private static string HeadOf(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[HeadLength];
        return Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
    }

    [GeneratedRegex("""^\s*\{\s*"Format"\s*:\s*\d+,\s*"Project"\s*:\s*"[^"]*",\s*"Document"\s*:\s*"\{""")]
    private static partial Regex SavedPlan();

    [GeneratedRegex("""^\s*\{\s*"Plan"\s*:\s*\{\s*"Application"\s*:""")]
    private static partial Regex Document();

    [GeneratedRegex("""^\s*\{\s*"[a-z][A-Za-z]*"\s*:[\s\S]*"(?:application|formatVersion|exitCode)"\s*:""")]
    private static partial Regex Report();
}
