using Deploy.Plan.Values;

namespace Deploy.Generators.Model;

/// <summary>A class with attributes of Deploy.Ecs, as it stands in the source.</summary>
/// <remarks>
/// This and all that it holds has value equality and holds no symbol, syntax or location, so that the compiler can tell that
/// nothing changed and skip what comes after.
/// </remarks>
/// <param name="Reference">The class itself.</param>
/// <param name="Attributes">Its attributes of Deploy.Ecs, in the order of the compiler.</param>
/// <param name="Broken">The indexes of those that the compiler refuses: what is read of them is only a part of what is meant.</param>
/// <param name="Externals">The classes of other assemblies that an attribute names, with those attributes that their assembly kept.</param>
internal sealed record AttributedClass(
    TypeReference Reference,
    EquatableList<AttributeModel> Attributes,
    EquatableList<int> Broken,
    EquatableList<AttributedClass> Externals)
{
    /// <summary>Whether the assembly of the class may have erased its attributes, so that it may be any resource.</summary>
    public bool MayBeErased { get; init; }

    /// <summary>The attributes that the assembly of a class of another assembly kept on itself; none for a class of the assembly that is compiled.</summary>
    public AssemblyAttributes Home { get; init; } = AssemblyAttributes.None;
}

/// <summary>The name of a class.</summary>
/// <param name="MetadataName">Namespace, outer classes and arity: <c>Shop.Outer+Inner`1</c>.</param>
/// <param name="Name">The simple name: <c>Inner</c>.</param>
/// <param name="Assembly">The assembly that declares it; null: the one that is compiled.</param>
internal sealed record TypeReference(string MetadataName, string Name, string? Assembly);
