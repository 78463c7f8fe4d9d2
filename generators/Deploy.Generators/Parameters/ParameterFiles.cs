using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Parameters;

/// <summary>Finds the files of parameters among the additional files of a compilation.</summary>
internal static class ParameterFiles
{
    /// <summary>The file that every deployment reads.</summary>
    public const string General = Prefix + Extension;

    private const string Prefix = "deploy";
    private const string Extension = ".json";

    /// <summary>The files, as the compiler has them: an editor's unsaved text included.</summary>
    public static IReadOnlyList<ParameterFile> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
    [
        .. from file in files
           where IsParameterFile(file.Path)
           let text = file.GetText(cancellation)
           where text is not null
           select ParameterFileReader.Read(file.Path, StageOf(file.Path), text.ToString()),
    ];

    /// <summary>The file of a stage.</summary>
    public static string Of(string stage) => $"{Prefix}.{stage}{Extension}";

    /// <summary>Whether a file is one of those that the package hands to the compiler for a deployment.</summary>
    public static bool IsParameterFile(string path)
    {
        var name = Path.GetFileName(path);
        return name == General || (name.StartsWith($"{Prefix}.", StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal) && StageOf(path) is { Length: > 0 });
    }

    private static string? StageOf(string path)
    {
        var name = Path.GetFileName(path);
        return name == General ? null : name.Substring(Prefix.Length + 1, Math.Max(0, name.Length - Prefix.Length - 1 - Extension.Length));
    }
}
