using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Deploy.Plan.Json;
using Deploy.Plan.Texts;

namespace Deploy.Plan.Shapes;

/// <summary>A member of a shape: what AWS calls it, and how it is read and set.</summary>
public sealed class ShapeMember
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ShapeMember>> Known = new();
    private readonly PropertyInfo _property;

    private ShapeMember(PropertyInfo property, DataMemberAttribute member)
    {
        _property = property;
        (WireName, IsRequired) = (member.Name!, member.IsRequired);
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    }

    /// <summary>The property: AWS's name in PascalCase.</summary>
    public string Name => _property.Name;

    /// <summary>AWS's name, as in its JSON.</summary>
    public string WireName { get; }

    /// <summary>Whether AWS demands it.</summary>
    public bool IsRequired { get; }

    /// <summary>What it holds, where it is not null.</summary>
    public Type Type { get; }

    /// <summary>The members of a shape, in AWS's order; none of what is no shape.</summary>
    public static IReadOnlyList<ShapeMember> Of(Type shape) => Known.GetOrAdd(shape, static type =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => (Property: property, Member: property.GetCustomAttribute<DataMemberAttribute>()))
            .Where(candidate => candidate.Member is not null)
            .OrderBy(candidate => candidate.Property.MetadataToken)
            .Select(candidate => new ShapeMember(candidate.Property, candidate.Member!))
            .ToList());

    /// <summary>The member that AWS calls so, case apart; null: there is none.</summary>
    public static ShapeMember? Find(Type shape, string wireName) =>
        Of(shape).FirstOrDefault(member => string.Equals(member.WireName, wireName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of a shape's member.</summary>
    public object? Get(object shape) => _property.GetValue(shape);

    /// <summary>A copy of a shape with another value.</summary>
    public object With(object shape, object? value) => RecordProperties.With(shape, _property, value);

    /// <summary>Says that a shape has no member of a name.</summary>
    internal static string Unknown(Type shape, string name) =>
        $"{shape.Name} has no member '{name}'.{Suggestion.Sentence(name, Of(shape).Select(member => member.WireName))}";

    /// <summary>Says that a shape lacks a member.</summary>
    internal static string Missing(Type shape, ShapeMember member) => $"'{member.WireName}' is missing: AWS demands it of {shape.Name}.";

    /// <summary>Sets the member of a shape that nobody else has yet.</summary>
    internal void Set(object shape, object? value) => _property.SetValue(shape, value);
}
