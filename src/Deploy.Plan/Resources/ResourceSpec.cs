using System.Collections.Concurrent;
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
    // Every look-up of an address asks for kinds.
    private static readonly ConcurrentDictionary<Type, string> Kinds = new();

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

    private static string NameKind(Type specType)
    {
        const string Suffix = "Spec";
        var name = specType.Name;
        return KebabCase.Of(name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name);
    }
}

/// <summary>A tag of a resource.</summary>
public sealed record TagSpec(string Key, string Value);
