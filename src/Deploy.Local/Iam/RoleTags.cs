using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>Tags of roles.</summary>
internal sealed class RoleTags(IamState state)
{
    private const int Most = 50;

    public static void Merge(IamRole role, JsonArray? tags)
    {
        var keys = tags?.OfType<JsonObject>().Select(tag => tag.RequiredText("Key")).ToList() ?? [];
        if (keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw IamErrors.InvalidInput("Tag keys that begin with 'aws:' are reserved.");
        if (keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() != keys.Count)
            throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        if (role.Tags.Values.Keys.Union(keys).Count() > Most)
            throw IamErrors.LimitExceeded($"The number of tags has reached the maximum limit: {Most}.");
        role.Tags.Merge(tags, "Key", "Value");
    }

    public JsonObject Tag(LocalCall call)
    {
        Merge(state.RequireOwn(call), call.Input.Array("Tags"));
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        state.RequireOwn(call).Tags.Remove(call.Input.Texts("TagKeys"));
        return [];
    }

    public JsonObject List(LocalCall call) => IamState.Page(
        call, "Tags", [.. state.Require(call).Tags.Values], tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });
}
