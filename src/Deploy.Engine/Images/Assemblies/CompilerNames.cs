using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Names that the compiler makes from something else than the program: from a file's path, or from the order of files.</summary>
internal static partial class CompilerNames
{
    private const string AnonymousType = "<>f__AnonymousType";

    /// <summary>A name, or a text with such names, without the hash of a path that the name of a file-local type holds.</summary>
    public static string WithoutPath(string text) => text.Contains(">F", StringComparison.Ordinal) ? FileLocal().Replace(text, "$1F__") : text;

    /// <summary>The name that a file-local type has in the source.</summary>
    public static string WithoutFile(string name) => name.Contains(">F__", StringComparison.Ordinal) ? File().Replace(name, "") : name;

    /// <summary>The name of a type. Anonymous types are numbered in the order of the files; their properties tell them apart too.</summary>
    public static string Of(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        return name.StartsWith(AnonymousType, StringComparison.Ordinal)
            ? $"{AnonymousType}({string.Join(',', type.GetGenericParameters().Select(parameter => metadata.GetString(metadata.GetGenericParameter(parameter).Name)))})"
            : WithoutPath(name);
    }

    // <Program>F0123…__Name: the hash is SHA-256 of the path of the file.
    [GeneratedRegex("(<[^<>]*>)F[0-9A-F]{64}__")]
    private static partial Regex FileLocal();

    [GeneratedRegex("<[^<>]*>F__")]
    private static partial Regex File();
}
