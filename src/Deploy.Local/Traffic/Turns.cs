using System.Collections.Concurrent;

namespace Deploy.Local.Traffic;

/// <summary>Whose turn it is.</summary>
public sealed class Turns
{
    private readonly ConcurrentDictionary<string, uint> _turns = new(StringComparer.Ordinal);

    /// <summary>The same items, and each time another is first.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> items, string key)
    {
        var first = _turns.AddOrUpdate(key, 0, (_, turn) => turn + 1);
        for (var i = 0; i < items.Count; i++)
            yield return items[(int)((first + i) % items.Count)];
    }

    /// <summary>The same, but the first is chosen by weight where they do not all weigh the same.</summary>
    /// <param name="items">What has turns.</param>
    /// <param name="key">Whose turns they are.</param>
    /// <param name="weights">The weight of each.</param>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> items, string key, IReadOnlyList<double> weights) where T : class
    {
        var order = Of(items, key);
        if (weights.Distinct().Skip(1).Any() && Shares.Pick(weights, Random.Shared.NextDouble()) is >= 0 and var place)
            order = order.Where(item => !ReferenceEquals(item, items[place])).Prepend(items[place]);
        return order;
    }
}
