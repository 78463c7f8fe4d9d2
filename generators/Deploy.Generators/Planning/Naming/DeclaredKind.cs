using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Names;
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

    /// <summary>Whether AWS lets it carry tags.</summary>
    public bool IsTagged { get; init; } = true;

    /// <summary>A kind that a spec type stands for.</summary>
    public static string KindOf<TSpec>()
        where TSpec : ResourceSpec => ResourceSpec.KindOf(typeof(TSpec));

    /// <summary>The address of the resource of this kind that a class declares, the same in every stage.</summary>
    public ResourceAddress AddressOf(ClassDeclarations type) => new(Kind, NameOf(type));

    /// <summary>The declared name: what the attribute says, else that of the class.</summary>
    /// <remarks>An ARN, or a name that is known at deployment only, identifies a foreign resource; the class names it here.</remarks>
    public string NameOf(ClassDeclarations type)
    {
        var declared = type.Naming(Attribute)?.Text(NameArgument);
        if (!string.IsNullOrEmpty(declared) && !IsIdentifierOnly(declared!, type)) return declared!;

        // What is somebody else's is not called as this application.
        return IsForeign(type) ? NameLength.Fit(ClassNames.Of(type.Reference.Name), NameLimits.Of(Kind)) : NameOfClass(type.Reference.Name, type.Application);
    }

    /// <summary>The name of a class, within the length that AWS takes.</summary>
    public string NameOfClass(string className, string application) => NameLength.Fit(ClassNames.Of(className, application), NameLimits.Of(Kind));

    private bool IsIdentifierOnly(string name, ClassDeclarations type) =>
        (name.StartsWith("arn:", StringComparison.Ordinal) || StringTemplate.HasPlaceholders(name)) && IsForeign(type);

    private bool IsForeign(ClassDeclarations type) =>
        type.Naming(Attribute)?.Choice<Deploy.Ecs.Ownership>("Ownership") is Deploy.Ecs.Ownership.External or Deploy.Ecs.Ownership.Adopted;
}
