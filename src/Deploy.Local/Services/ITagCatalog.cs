namespace Deploy.Local.Services;

/// <summary>What a service has that can carry tags; each such service offers one, asked for a search by tags over all services.</summary>
public interface ITagCatalog
{
    /// <summary>Everything of a Region that can be tagged, with tags or without.</summary>
    IEnumerable<TaggedThing> Taggable(string region);
}

/// <summary>A resource and its tags.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Tags">Its tags, by key.</param>
public sealed record TaggedThing(string Arn, IReadOnlyDictionary<string, string> Tags);
