using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>Tags of one resource in the order they were set, read and written in a service's own spelling (<c>key/value</c> or <c>Key/Value</c>).</summary>
public sealed class TagSet
{
    public Dictionary<string, string> Values { get; set; } = [];

    public static TagSet From(JsonArray? tags, string key = "key", string value = "value")
    {
        var set = new TagSet();
        set.Merge(tags, key, value);
        return set;
    }

    public void Merge(JsonArray? tags, string key = "key", string value = "value")
    {
        foreach (var tag in tags?.OfType<JsonObject>() ?? [])
            if (tag.Text(key) is { } name)
                Values[name] = tag.Text(value) ?? "";
    }

    public void Remove(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Values.Remove(key);
    }

    public JsonArray ToJson(string key = "key", string value = "value") =>
        Values.Select(tag => (JsonNode?)new JsonObject { [key] = tag.Key, [value] = tag.Value }).ToJsonArray();
}
