using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Namespaces and services.</summary>
internal sealed class CloudMapTagCatalog(CloudMapStore store) : ITagCatalog
{
    public IEnumerable<TaggedThing> Taggable(string region)
    {
        if (!store.Exists(region))
            return [];
        var state = store.State(region);
        return state.Namespaces.Values.Where(one => one.ReadyAt <= store.Now).Select(one => new TaggedThing(one.Arn, one.Tags.Values))
            .Concat(state.Services.Values.Select(service => new TaggedThing(service.Arn, service.Tags.Values)));
    }
}
