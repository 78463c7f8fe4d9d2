using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>
/// Clusters, services, tasks, gateways and every revision of the task definitions, inactive ones too: AWS does not say whether a search by
/// tags leaves those out, so that nobody may count on it.
/// </summary>
internal sealed class EcsTagCatalog(EcsStore store) : ITagCatalog
{
    public IEnumerable<TaggedThing> Taggable(string region)
    {
        foreach (var cluster in store.State(region).Clusters.Values.Where(cluster => cluster.Status == "ACTIVE"))
        {
            yield return new TaggedThing(cluster.Arn, cluster.Tags.Values);
            foreach (var service in cluster.Services.Values.Where(service => service.Status != "INACTIVE")) yield return new TaggedThing(service.Arn, service.Tags.Values);
            foreach (var task in cluster.Tasks) yield return new TaggedThing(task.Arn, task.Tags.Values);
        }

        foreach (var gateway in store.State(region).Gateways.Values) yield return new TaggedThing(gateway.Arn, gateway.Tags.Values);
        foreach (var revision in store.Definitions(region).Families.Values.SelectMany(family => family.Revisions)) yield return new TaggedThing(revision.Arn, revision.Tags.Values);
    }
}
