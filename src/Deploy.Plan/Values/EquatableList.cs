using System.Collections;

namespace Deploy.Plan.Values;

/// <summary>An immutable list that compares by its elements, in order, so that records holding it have value equality.</summary>
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly T[] _items;

    internal EquatableList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static EquatableList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(EquatableList<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _items.SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in _items) hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

/// <summary>Makes <see cref="EquatableList{T}"/> values.</summary>
public static class EquatableList
{
    /// <summary>A list of the given elements.</summary>
    public static EquatableList<T> Of<T>(params T[] items) =>
        items.Length == 0 ? EquatableList<T>.Empty : new EquatableList<T>((T[])items.Clone());

    /// <summary>A list of the elements of a sequence.</summary>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) =>
        items as EquatableList<T> ?? Own(items.ToArray());

    /// <summary>The list; null where it is empty, which says nothing.</summary>
    public static EquatableList<T>? OrNull<T>(this EquatableList<T> list) => list.Count == 0 ? null : list;

    /// <summary>The list; an empty one where nothing is said.</summary>
    public static EquatableList<T> OrEmpty<T>(this EquatableList<T>? list) => list ?? EquatableList<T>.Empty;

    // Of an array that nobody else has there is nothing to copy.
    private static EquatableList<T> Own<T>(T[] items) => items.Length == 0 ? EquatableList<T>.Empty : new EquatableList<T>(items);
}
