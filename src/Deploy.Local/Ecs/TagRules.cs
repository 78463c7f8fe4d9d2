using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>What ECS refuses of tags, beyond the model.</summary>
internal static class TagRules
{
    private const int Most = 50;

    public static TagSet Read(JsonArray? tags)
    {
        var set = new TagSet();
        Merge(set, tags);
        return set;
    }

    public static void Merge(TagSet set, JsonArray? tags)
    {
        foreach (var tag in tags?.OfType<JsonObject>() ?? [])
            if (tag.Text("key")?.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) == true)
                throw EcsErrors.Invalid("Invalid tag key: 'aws:' prefixed tag keys are not allowed for external use.");
        var merged = new TagSet { Values = new Dictionary<string, string>(set.Values) };
        merged.Merge(tags);
        if (merged.Values.Count > Most)
            throw EcsErrors.Invalid($"Tags must not have more than {Most} entries.");
        set.Values = merged.Values;
    }
}
