using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>
/// Puts the source files into one order. MSBuild lists them as the file system does, which differs between two machines, and the compiler numbers what it
/// makes (closures, anonymous types) in their order.
/// </summary>
public sealed class SortSources : Task
{
    /// <summary>The files.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The same by path; those with a full path, which is this machine's, last and by name.</summary>
    [Output]
    public ITaskItem[] Sorted { get; set; } = [];

    /// <summary>Sorts.</summary>
    public override bool Execute()
    {
        Sorted = [.. Sources.OrderBy(source => Path.IsPathRooted(source.ItemSpec)).ThenBy(KeyOf, StringComparer.Ordinal)];
        return true;
    }

    private static string KeyOf(ITaskItem source) =>
        Path.IsPathRooted(source.ItemSpec) ? Path.GetFileName(source.ItemSpec) : source.ItemSpec.Replace('\\', '/');
}
