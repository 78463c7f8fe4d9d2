using System.Reflection.Metadata;
using System.Text;

namespace Deploy.Engine.Images.Assemblies;

/// <summary>Writes the attributes of something, but those that say how, when or from where it was built.</summary>
internal sealed class AttributeText(MetadataReader metadata, MetadataNames names, SourcePaths sources)
{
    /// <summary>Marks what Deploy.Ecs generates.</summary>
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>Marks what the compiler generates.</summary>
    public const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>Marks types that the compiler adds because the framework has none of their name.</summary>
    public const string Embedded = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    private const string Metadata = "System.Reflection.AssemblyMetadataAttribute";
    private const string OurNamespace = "Deploy.Ecs.";

    // Labels of a build (a commit, the version of a file or of a generator, a place in a source file): no code depends on them.
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "System.Reflection.AssemblyInformationalVersionAttribute", "System.Reflection.AssemblyFileVersionAttribute",
        "System.Runtime.CompilerServices.InterceptsLocationAttribute", GeneratedCode,
    };

    /// <summary>The lines of the attributes, in an order of their own, and the texts of their values.</summary>
    public IReadOnlyList<string> Lines(CustomAttributeHandleCollection attributes)
    {
        var lines = new List<string>();
        foreach (var handle in attributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (IsLabel(attribute)) continue;
            var value = Value(attribute);
            names.Mentions.Texts.Add(value);
            lines.Add($"[{names.NameOf(attribute.Constructor)}] {Quoted.Text(value)}");
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Whether something has an attribute of this type.</summary>
    public bool Has(CustomAttributeHandleCollection attributes, string type) => attributes.Any(handle => TypeOf(metadata.GetCustomAttribute(handle)) == type);

    /// <summary>Whether something has an attribute of this type, with this text in its value.</summary>
    public bool Has(CustomAttributeHandleCollection attributes, string type, string text) =>
        attributes.Select(metadata.GetCustomAttribute).Any(attribute => TypeOf(attribute) == type && Value(attribute).Contains(text, StringComparison.Ordinal));

    /// <summary>The types of the attributes that count.</summary>
    public IEnumerable<string> Types(CustomAttributeHandleCollection attributes) =>
        attributes.Select(metadata.GetCustomAttribute).Where(attribute => !IsLabel(attribute)).Select(TypeOf);

    // The address of the repository is known in a clone only.
    private bool IsLabel(CustomAttribute attribute)
    {
        var type = CompilerNames.WithoutFile(TypeOf(attribute));
        return Labels.Contains(type) || IsOurs(attribute, type) || (type == Metadata && Value(attribute).Contains("RepositoryUrl", StringComparison.Ordinal));
    }

    // Declarations that a library keeps, so that others can refer to its classes.
    private bool IsOurs(CustomAttribute attribute, string type) =>
        type.StartsWith(OurNamespace, StringComparison.Ordinal) && attribute.Constructor.Kind == HandleKind.MemberReference;

    private string TypeOf(CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MethodDefinition => names.NameOf(metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
        HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent =>
            FullName(metadata.GetTypeReference((TypeReferenceHandle)parent)),
        _ => "",
    };

    private string FullName(TypeReference type) => type.Namespace.IsNil ? metadata.GetString(type.Name) : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private string Value(CustomAttribute attribute) =>
        CompilerNames.WithoutPath(sources.ShortenIn(Encoding.Latin1.GetString(metadata.GetBlobBytes(attribute.Value))));
}
