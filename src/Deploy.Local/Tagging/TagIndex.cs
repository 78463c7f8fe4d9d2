using Deploy.Local.Services;

namespace Deploy.Local.Tagging;

/// <summary>
/// What a search by tags knows. It is fed by the other services and lags behind them: what was deleted is found with its last tags for a while.
/// </summary>
internal sealed class TagIndex(LocalContext context)
{
    /// <summary>How long what was deleted is still found. AWS says no time; reports tell of minutes to hours.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    public IReadOnlyList<TaggedThing> Of(string region)
    {
        var entries = context.Store.Document<SortedDictionary<string, IndexEntry>>("tag-index", region);
        var now = context.Clock.Timestamp;
        foreach (var thing in context.Peers.All<ITagCatalog>().SelectMany(catalog => catalog.Taggable(region)))
        {
            // What never had a tag is not found.
            if (thing.Tags.Count > 0 || entries.ContainsKey(thing.Arn)) entries[thing.Arn] = new IndexEntry { Tags = new(thing.Tags), SeenAt = now };
        }

        foreach (var gone in entries.Where(entry => entry.Value.SeenAt < now - context.Clock.Scale(Memory).TotalSeconds).Select(entry => entry.Key).ToList()) entries.Remove(gone);
        return [.. entries.Select(entry => new TaggedThing(entry.Key, entry.Value.Tags))];
    }
}

/// <summary>A resource as it was last seen.</summary>
public sealed class IndexEntry
{
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Seconds since 1970.</summary>
    public double SeenAt { get; set; }
}
