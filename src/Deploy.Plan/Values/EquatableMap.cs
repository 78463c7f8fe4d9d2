using System.Collections;

namespace Deploy.Plan.Values;

/// <summary>An immutable map from text to text, in the order of its keys, that compares by its entries.</summary>
public sealed class EquatableMap : IReadOnlyDictionary<string, string>, IEquatable<EquatableMap>
{
    private readonly SortedDictionary<string, string> _entries;

    /// <summary>A map of the given entries; of a key that stands twice, the last one.</summary>
    public EquatableMap(IEnumerable<KeyValuePair<string, string>> entries)
    {
        _entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries) _entries[entry.Key] = entry.Value;
    }

    /// <summary>The map without entries.</summary>
    public static EquatableMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _entries.Values;

    /// <inheritdoc/>
    public string this[string key] => _entries[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out string value) => _entries.TryGetValue(key, out value!);

    /// <inheritdoc/>
    public bool Equals(EquatableMap? other) => other is not null && (ReferenceEquals(this, other) || _entries.SequenceEqual(other._entries));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var entry in _entries)
            hash = unchecked((((hash * 31) + StringComparer.Ordinal.GetHashCode(entry.Key)) * 31) + StringComparer.Ordinal.GetHashCode(entry.Value ?? ""));
        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The keys alone: values of maps may be secret.</summary>
    public override string ToString() => $"{{{string.Join(", ", _entries.Keys)}}}";
}
