using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>The tags of a service's tasks.</summary>
internal static class TaskTags
{
    public static TagSet Of(ClusterRecord cluster, ServiceRecord service, DefinitionRecord definition)
    {
        var tags = new TagSet();
        var source = service.Settings.Text("propagateTags") switch
        {
            "SERVICE" => service.Tags,
            "TASK_DEFINITION" => definition.Tags,
            _ => null,
        };
        foreach (var (key, value) in source?.Values ?? [])
            tags.Values[key] = value;
        if (service.Settings.Flag("enableECSManagedTags") == true)
        {
            tags.Values["aws:ecs:clusterName"] = cluster.Name;
            tags.Values["aws:ecs:serviceName"] = service.Name;
        }

        return tags;
    }
}
