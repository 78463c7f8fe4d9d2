using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Tags of namespaces and services.</summary>
internal sealed class TagOperations(CloudMapStore store)
{
    private const int Most = 50;

    /// <summary>Tags of a request that makes something.</summary>
    public static TagSet Read(JsonArray? tags, string arn)
    {
        var set = TagSet.From(tags, "Key", "Value");
        return set.Values.Count <= Most ? set : throw CloudMapErrors.TooManyTags(arn);
    }

    /// <summary>The tags of a resource; null where there is none.</summary>
    public static TagSet? TryFind(CloudMapStore store, string region, string arn)
    {
        if (Arn.TryParse(arn) is not { Service: "servicediscovery" } parsed || parsed.Region != region || parsed.Account != LocalAccount.Id)
            return null;
        return parsed.Resource.Split('/') switch
        {
            ["namespace", var id] => store.FindNamespace(region, id)?.Tags,
            ["service", var id] => store.State(region).Services.GetValueOrDefault(id)?.Tags,
            _ => null,
        };
    }

    public JsonObject Tag(LocalCall call)
    {
        var (arn, tags) = Resource(call);
        var given = call.Input.Array("Tags");
        if (tags.Values.Keys.Union(TagSet.From(given, "Key", "Value").Values.Keys).Count() > Most)
            throw CloudMapErrors.TooManyTags(arn);
        tags.Merge(given, "Key", "Value");
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        Resource(call).Tags.Remove(call.Input.Texts("TagKeys"));
        return [];
    }

    public JsonObject List(LocalCall call) => new() { ["Tags"] = Resource(call).Tags.ToJson("Key", "Value") };

    private (string Arn, TagSet Tags) Resource(LocalCall call)
    {
        var arn = call.Input.RequiredText("ResourceARN");
        return (arn, TryFind(store, call.Region, arn) ?? throw CloudMapErrors.NoResource(arn));
    }
}
