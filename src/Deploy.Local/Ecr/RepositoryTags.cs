using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Tags of repositories (not of images).</summary>
internal sealed class RepositoryTags(EcrState state) : ITagCatalog
{
    private const int Most = 50;

    /// <summary>Adds tags to the repository.</summary>
    /// <exception cref="LocalServiceException">More than 50, or a reserved or overlong name.</exception>
    public static void Merge(EcrRepository repository, JsonArray? tags)
    {
        foreach (var tag in tags?.OfType<JsonObject>() ?? [])
        {
            var (key, value) = (tag.RequiredText("Key"), tag.RequiredText("Value"));
            if (key.Length is 0 or > 128 || value.Length > 256)
                throw EcrErrors.InvalidTag("A tag's key has 1 to 128 characters and its value at most 256.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw EcrErrors.InvalidTag("Tag keys that begin with 'aws:' are reserved.");
        }

        var keys = repository.Tags.Values.Keys.Union(tags?.OfType<JsonObject>().Select(tag => tag.RequiredText("Key")) ?? []);
        if (keys.Count() > Most)
            throw EcrErrors.TooManyTags();
        repository.Tags.Merge(tags, "Key", "Value");
    }

    public JsonObject Tag(LocalCall call)
    {
        Merge(Resource(call), call.Input.Array("tags"));
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        Resource(call).Tags.Remove(call.Input.Texts("tagKeys"));
        return [];
    }

    public JsonObject List(LocalCall call) => new() { ["tags"] = Resource(call).Tags.ToJson("Key", "Value") };

    public IEnumerable<TaggedThing> Taggable(string region) =>
        state.Of(region).Values.Select(repository => new TaggedThing(EcrState.Arn(region, repository.Name), repository.Tags.Values));

    private EcrRepository Resource(LocalCall call)
    {
        const string Prefix = "repository/";
        var text = call.Input.RequiredText("resourceArn");
        return Arn.TryParse(text) is { Service: "ecr" } arn && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? state.Require(arn.Region, arn.Resource[Prefix.Length..], arn.Account)
            : throw EcrErrors.InvalidParameter("resourceArn", "must be the ARN of a repository");
    }
}
