using System.Collections.Concurrent;
using System.Reflection;
using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>
/// One resource of a plan: what AWS should look like. A property that is null is left to AWS's own default;
/// our defaults are already written into the plan.
/// </summary>
/// <remarks>Property names are AWS's field names in PascalCase. Strings may hold placeholders (<see cref="StringTemplate"/>).</remarks>
public abstract record ResourceSpec
{
    /// <summary>The property that holds AWS's own request. Paths within it begin in it: its name is no part of them.</summary>
    internal const string RequestProperty = "Request";

    // Every look-up of an address asks for kinds.
    private static readonly ConcurrentDictionary<Type, string> Kinds = new();
    private static readonly Lazy<Dictionary<string, Type>> Types = new(() => typeof(ResourceSpec).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceSpec)) && !type.IsAbstract)
        .ToDictionary(KindOf, StringComparer.Ordinal));

    /// <summary>The kind: this type's name without <c>Spec</c>, in kebab-case.</summary>
    public string Kind => KindOf(GetType());

    /// <summary>The declared name, from which the physical name is made by the application's name template.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes and changes it.</summary>
    public Ownership Ownership { get; init; }

    /// <summary>The exact physical name or ARN, where the name template must not be used: adopted and external resources.</summary>
    public string? Identifier { get; init; }

    /// <summary>The application that makes an external resource without <see cref="Identifier"/>, under a name of its own template; null: somebody else.</summary>
    public OwnerSpec? Owner { get; init; }

    /// <summary>The address that this resource had before it was renamed.</summary>
    public ResourceAddress? MovedFrom { get; init; }

    /// <summary>Names of properties that something else manages: never compared, never written.</summary>
    public EquatableList<string> ManagedElsewhere { get; init; } = EquatableList<string>.Empty;

    /// <summary>The user's tags. Identity tags are added by the engine.</summary>
    public EquatableList<TagSpec> Tags { get; init; } = EquatableList<TagSpec>.Empty;

    /// <summary>The identity within the application.</summary>
    public ResourceAddress Address => new(Kind, Name);

    /// <summary>The kind of a spec type: <c>TaskDefinitionSpec</c> is <c>task-definition</c>.</summary>
    public static string KindOf(Type specType) => Kinds.GetOrAdd(specType, NameKind);

    /// <summary>The spec type of a kind; null: there is no such kind.</summary>
    public static Type? TypeOf(string kind) => Types.Value.TryGetValue(kind, out var type) ? type : null;

    /// <summary>All kinds, by name.</summary>
    public static IEnumerable<string> AllKinds => Types.Value.Keys.OrderBy(kind => kind, StringComparer.Ordinal);

    /// <summary>Whether a property holds AWS's own request.</summary>
    public static bool IsRequest(PropertyInfo property) => property.Name == RequestProperty && property.DeclaringType!.IsSubclassOf(typeof(ResourceSpec));

    /// <summary>The resource that a request refers to; where it holds AWS's own name, an address of the kind with that name, which no plan has.</summary>
    private protected static ResourceAddress AddressIn(Reference? reference, string kind) =>
        reference is { } named ? named.Resource ?? new ResourceAddress(kind, named.Literal ?? "") : default;

    private static string NameKind(Type specType)
    {
        const string Suffix = "Spec";
        var name = specType.Name;
        return KebabCase.Of(name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name);
    }
}

/// <summary>A tag of a resource.</summary>
public sealed record TagSpec(string Key, string Value);
