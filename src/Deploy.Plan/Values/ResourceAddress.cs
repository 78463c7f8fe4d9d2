namespace Deploy.Plan.Values;

/// <summary>
/// The identity of a resource within an application: its kind and its declared name, written <c>service/storefront-api</c>.
/// It stays the same in every stage and environment; changing it needs <c>[MovedFrom]</c>.
/// </summary>
public readonly record struct ResourceAddress : IComparable<ResourceAddress>
{
    /// <summary>An address of a kind (<c>service</c>) and a declared name (<c>storefront-api</c>; may hold slashes).</summary>
    public ResourceAddress(string kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>The kind in kebab-case: <c>task-definition</c>.</summary>
    public string Kind { get; }

    /// <summary>The declared name.</summary>
    public string Name { get; }

    /// <summary>Reads <c>kind/name</c>.</summary>
    /// <exception cref="FormatException">The text has no slash, or nothing on one side of the first one.</exception>
    public static ResourceAddress Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash <= 0 || slash == text.Length - 1)
            throw new FormatException($"'{text}' is not a resource address. An address is kind/name, for example service/storefront-api.");
        return new ResourceAddress(text.Substring(0, slash), text.Substring(slash + 1));
    }

    /// <inheritdoc/>
    public int CompareTo(ResourceAddress other)
    {
        if (Kind == other.Kind) return string.CompareOrdinal(Name, other.Name);

        // The order of the written forms, which are only made where one kind begins with the other.
        var byKind = string.CompareOrdinal(Kind, 0, other.Kind, 0, Math.Min(Kind.Length, other.Kind.Length));
        return byKind != 0 ? byKind : string.CompareOrdinal(ToString(), other.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Name}";
}
