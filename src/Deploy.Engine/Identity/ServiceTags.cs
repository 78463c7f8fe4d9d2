namespace Deploy.Engine.Identity;

/// <summary>Tags in the form of a service: each has a type of its own for the same two texts.</summary>
internal static class ServiceTags
{
    /// <summary>What a reply says; a tag may have no value.</summary>
    public static IReadOnlyDictionary<string, string> Read<TTag>(IEnumerable<TTag>? tags, Func<TTag, (string Key, string? Value)> parts) =>
        (tags ?? []).Select(parts).ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal);

    /// <summary>As a request takes them.</summary>
    public static List<TTag> Write<TTag>(IEnumerable<KeyValuePair<string, string>> tags, Func<string, string, TTag> make) =>
        [.. tags.Select(tag => make(tag.Key, tag.Value))];

    /// <summary>Makes the tags that there are equal to those that are wanted, with the calls that it takes. Tags of others stay.</summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="set">Writes tags.</param>
    /// <param name="remove">Removes the tags of these keys.</param>
    /// <param name="keys">How the service compares keys; null: by every character.</param>
    public static async Task UpdateAsync(
        IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> actual,
        Func<IReadOnlyDictionary<string, string>, Task> set, Func<List<string>, Task> remove, StringComparer? keys = null)
    {
        var (changed, gone) = IdentityTags.Change(desired, actual, keys);
        if (changed.Count > 0) await set(changed);
        if (gone.Count > 0) await remove([.. gone]);
    }
}
