using Deploy.Generators.Model;

namespace Deploy.Generators.Planning.Staging;

/// <summary>
/// Finds what the attributes of a stage are about: what has their key; else, of a family of which the base has one and the stage says one,
/// that one. A removal that does not say which one of its family it means is about all of them.
/// </summary>
internal sealed class OverrideTargets
{
    private readonly Func<AttributeModel, string> _keyOf;
    private readonly HashSet<string> _keys;
    private readonly ILookup<string, string> _keysByFamily;

    /// <summary>The things of the base, by their keys.</summary>
    /// <param name="basis">The base's attributes.</param>
    /// <param name="keyOf">The key of an attribute.</param>
    public OverrideTargets(IEnumerable<AttributeModel> basis, Func<AttributeModel, string> keyOf)
    {
        var known = basis.Select(attribute => (Key: keyOf(attribute), Family: DetailKeys.Family(attribute))).ToArray();
        _keyOf = keyOf;
        _keys = new HashSet<string>(known.Select(entry => entry.Key), StringComparer.Ordinal);
        _keysByFamily = known.Where(entry => entry.Family is not null).ToLookup(entry => entry.Family!, entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>Whether the base has something under a key.</summary>
    public bool Has(string key) => _keys.Contains(key);

    /// <summary>The keys that an attribute is about: those of the base, or one of its own.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="ofStage">All attributes of its stage.</param>
    public IEnumerable<string> Of(AttributeModel attribute, IReadOnlyList<AttributeModel> ofStage)
    {
        var key = _keyOf(attribute);
        if (_keys.Contains(key) || DetailKeys.Family(attribute) is not { } family) return [key];
        var same = _keysByFamily[family].ToArray();
        if (same.Length > 0 && StageMerge.Removes(attribute) && !DetailKeys.NamesOne(attribute)) return same;
        return same.Length == 1 && ofStage.Count(other => DetailKeys.Family(other) == family) == 1 ? same : [key];
    }
}
