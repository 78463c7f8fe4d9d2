using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Naming;

/// <summary>A kind of resource that an attribute declares, and how its resources get their names.</summary>
internal sealed record DeclaredKind
{
    /// <summary>The kind of address: <c>task-definition</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The attribute's name.</summary>
    public required string Attribute { get; init; }

    /// <summary>The kind in words, for messages.</summary>
    public required string InWords { get; init; }

    /// <summary>The argument that names the resource.</summary>
    public string NameArgument { get; init; } = "Name";

    /// <summary>Endings of class names that do not belong to the resource's name, the longest first.</summary>
    public required IReadOnlyList<string> Suffixes { get; init; }

    /// <summary>Whether AWS lets it carry tags.</summary>
    public bool IsTagged { get; init; } = true;

    /// <summary>A kind that a spec type stands for.</summary>
    public static string KindOf<TSpec>()
        where TSpec : ResourceSpec => ResourceSpec.KindOf(typeof(TSpec));

    /// <summary>The address of the resource of this kind that a class declares, the same in every stage.</summary>
    public ResourceAddress AddressOf(ClassDeclarations type) => new(Kind, NameOf(type));

    /// <summary>The declared name: what the attribute says, else the class name in kebab-case without its suffix.</summary>
    /// <remarks>An ARN, or a name that is known at deployment only, identifies a foreign resource; the class names it here.</remarks>
    public string NameOf(ClassDeclarations type)
    {
        var declared = type.Naming(Attribute)?.Text(NameArgument);
        return string.IsNullOrEmpty(declared) || IsIdentifierOnly(declared!, type) ? NameOfClass(type.Reference.Name) : declared!;
    }

    /// <summary>The class name in kebab-case without the kind's suffix; the whole where nothing else is left.</summary>
    public string NameOfClass(string className)
    {
        var name = className;
        foreach (var suffix in Suffixes)
        {
            if (className.Length <= suffix.Length || !className.EndsWith(suffix, StringComparison.Ordinal)) continue;
            name = className.Substring(0, className.Length - suffix.Length);
            break;
        }

        return KebabCase.Of(name.TrimEnd('_') is { Length: > 0 } trimmed ? trimmed : className);
    }

    private bool IsIdentifierOnly(string name, ClassDeclarations type) =>
        (name.StartsWith("arn:", StringComparison.Ordinal) || StringTemplate.HasPlaceholders(name))
        && type.Naming(Attribute)?.Choice<Deploy.Ecs.Ownership>("Ownership") is Deploy.Ecs.Ownership.External or Deploy.Ecs.Ownership.Adopted;
}
