using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Tags of log groups; on this service's wire they are a map.</summary>
internal sealed class LogTags(LogState state) : ITagCatalog
{
    private const int Most = 50;

    public static void Merge(LogGroup group, JsonObject? tags, string arn)
    {
        foreach (var (key, value) in tags ?? [])
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw LogErrors.Invalid("Tag keys that begin with 'aws:' are reserved.");
            group.Tags.Values[key] = value!.GetValue<string>();
        }

        if (group.Tags.Values.Count > Most)
            throw LogErrors.TooManyTags(arn);
    }

    public JsonObject Tag(LocalCall call)
    {
        var arn = call.Input.RequiredText("resourceArn");
        Merge(state.RequireResource(arn), call.Input.Object("tags"), arn);
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        state.RequireResource(call.Input.RequiredText("resourceArn")).Tags.Remove(call.Input.Texts("tagKeys"));
        return [];
    }

    public JsonObject List(LocalCall call)
    {
        var tags = state.RequireResource(call.Input.RequiredText("resourceArn")).Tags.Values;
        return new JsonObject { ["tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))) };
    }

    public IEnumerable<TaggedThing> Taggable(string region) =>
        state.Of(region).Values.Select(group => new TaggedThing(LogState.Arn(region, group.Name), group.Tags.Values));
}
