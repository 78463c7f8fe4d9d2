using Deploy.Engine.Options;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild.Tests.Infrastructure;

/// <summary>Options as the targets hand them over, and what becomes of them on the command line, over the whole table.</summary>
internal static class OptionItems
{
    /// <summary>What MSBuild, a shell or a command line could take for something else than text.</summary>
    public const string Hostile = "\"one\" 'two' a;b, %(c) @(d) $(e) *.cs --local \\ ümläut 数";

    private const string Special = "%*?@$();,'\"";

    /// <summary>The item of a property.</summary>
    public static ITaskItem Of(string property, string value)
    {
        ITaskItem2 item = new TaskItem(property);
        item.SetMetadataValueLiteral(GivenOptions.Value, value);
        return item;
    }

    /// <summary>A value of the kind: hostile where that is text, and of this option alone.</summary>
    public static string Value(RunOption row) => row.Kind switch
    {
        OptionKind.Switch => row.SwitchedOnBy ? "true" : "false",
        OptionKind.Path => $"a folder\\$(数);'{row.Property}.json",
        _ => $"{row.Property} {Hostile}",
    };

    /// <summary>The word of the command line that has it.</summary>
    public static string Word(RunOption row, string projectDirectory) => row.Kind switch
    {
        OptionKind.Switch => row.Name!,
        OptionKind.Path => $"{(row.IsOperand ? "" : $"{row.Name}=")}{projectDirectory}/{Value(row).Replace('\\', '/')}",
        _ => $"{row.Name}={Value(row)}",
    };

    /// <summary>A value as one has to write it for MSBuild, so that it stays what it is.</summary>
    public static string Escape(string value) => string.Concat(value.Select(c => Special.Contains(c) ? $"%{(int)c:X2}" : $"{c}"));
}
