using Deploy.Plan.Json;
using Deploy.Plan.Values;

namespace Deploy.Plan;

/// <summary>Which class declares which resource, so that a project which refers to this one finds what a <c>typeof</c> means.</summary>
/// <remarks>Not part of the plan or its hash: a class that is renamed and keeps its resource's name changes nothing in AWS.</remarks>
public sealed record ClassMap
{
    /// <summary>No classes.</summary>
    public static ClassMap Empty { get; } = new();

    /// <summary>The classes, by name and address. A class can declare several resources, each of another kind.</summary>
    public EquatableList<DeclaringClass> Classes { get; init; } = EquatableList<DeclaringClass>.Empty;

    /// <summary>The address of the resource of a kind that a class declares; null: it declares none.</summary>
    /// <param name="metadataName">The class, as <see cref="DeclaringClass.Name"/>.</param>
    /// <param name="kind">The kind.</param>
    public ResourceAddress? Find(string metadataName, string kind)
    {
        foreach (var declaring in Classes)
            if (declaring.Name == metadataName && declaring.Address.Kind == kind) return declaring.Address;
        return null;
    }

    /// <summary>Canonical JSON, ending in a line end.</summary>
    public string Write() => JsonText.Write(RecordMapper.ToJson(this)) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Not a map of classes.</exception>
    public static ClassMap Read(string text) =>
        JsonReader.Read(text) is JsonMap map
            ? (ClassMap)RecordMapper.FromJson(typeof(ClassMap), map)
            : throw new FormatException("A map of classes is a JSON object.");
}

/// <summary>A class and a resource that it declares.</summary>
/// <param name="Name">Namespace, outer classes and arity: <c>Shop.Outer+Inner`1</c>.</param>
/// <param name="Address">The resource.</param>
public sealed record DeclaringClass(string Name, ResourceAddress Address);
