using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>A service's tasks counted against the limits of its deployment configuration.</summary>
internal sealed class HeadCount
{
    public HeadCount(ClusterRecord cluster, ServiceRecord service)
    {
        var all = cluster.TasksOf(service).ToList();
        New = all.Where(t => t.IsKept && t.StartedBy == service.Primary.Id).ToList();
        Old = all.Where(t => t.IsKept && t.StartedBy != service.Primary.Id).ToList();
        Leaving = all.Count(t => !t.IsKept);
        var configuration = service.DeploymentConfiguration;
        var highest = configuration.Whole("maximumPercent") ?? 200;
        var lowest = configuration.Whole("minimumHealthyPercent") ?? 100;
        Minimum = (int)Math.Ceiling(service.DesiredCount * lowest / 100.0);
        // Where two revisions run side by side, each has all its tasks.
        Room = service.ServiceDeployments.Count > 0 && service.Current.OwesTraffic
            ? service.DesiredCount
            : (int)Math.Floor(service.DesiredCount * highest / 100.0) - all.Count;
    }

    /// <summary>Tasks of the primary deployment that are to stay.</summary>
    public IReadOnlyList<TaskRecord> New { get; }

    /// <summary>Tasks of older deployments that nobody has stopped yet.</summary>
    public IReadOnlyList<TaskRecord> Old { get; }

    /// <summary>Tasks on their way out; they still take room.</summary>
    public int Leaving { get; }

    /// <summary>Healthy tasks that must remain.</summary>
    public int Minimum { get; }

    /// <summary>How many more tasks may exist.</summary>
    public int Room { get; }
}
