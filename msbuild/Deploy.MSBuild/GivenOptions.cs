using Deploy.Engine.Options;
using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>The values that a build has for the options of the table. Items are properties: their names, with a value each.</summary>
internal static class GivenOptions
{
    /// <summary>The metadata that holds the value.</summary>
    public const string Value = "Value";

    /// <summary>Those that have a value.</summary>
    public static IEnumerable<(RunOption Row, string Value)> Of(IEnumerable<ITaskItem> items) =>
        from item in items
        let row = DeployProperties.Find(item.ItemSpec)
            ?? throw new InvalidOperationException($"{item.ItemSpec} is not in the table of options.")
        let value = item.GetMetadata(Value)
        where !string.IsNullOrEmpty(value)
        select (row, value);

    /// <summary>Adds what a verb takes of them, in the form of its command line.</summary>
    public static CommandLine Add(this CommandLine line, OptionVerbs verb, IEnumerable<ITaskItem> items, string projectDirectory)
    {
        foreach (var (row, value) in Of(items).Where(given => given.Row.Verbs.HasFlag(verb)))
        {
            var text = row.Kind == OptionKind.Path ? FullPath(value, projectDirectory) : value;
            if (row.Kind == OptionKind.Switch) line.AddIf(bool.TryParse(value, out var on) && on == row.SwitchedOnBy, row.Name!);
            else if (row.IsOperand) line.Operand(text);
            else line.Add(row.Name!, text);
        }

        return line;
    }

    // As MSBuild's own NormalizePath does: a project may have been written on Windows.
    private static string FullPath(string path, string directory) =>
        Path.GetFullPath(Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path, directory);
}
