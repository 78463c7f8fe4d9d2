using Deploy.Local.Ecs.Running;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Moves a region's tasks, services and gateways on to a moment, one due step after the other in the order of time.</summary>
internal sealed class ClusterSimulation
{
    private readonly ProcessLife _processes;
    private readonly TaskLife _life;
    private readonly RouteChanges _routes;
    private readonly GatewaySimulation _gateways;
    private readonly Rollout _rollout;
    private readonly ServiceScheduler _scheduler;

    public ClusterSimulation(LocalContext context, string region)
    {
        var pace = new Pace(context.Clock);
        _processes = new ProcessLife(context);
        _life = new TaskLife(context, region, _processes, pace);
        _rollout = new Rollout(context, region);
        _routes = new RouteChanges(context, region);
        _gateways = new GatewaySimulation(context, region);
        _scheduler = new ServiceScheduler(context, region, _rollout, _life, pace);
    }

    public void AdvanceTo(EcsState state, double now)
    {
        // There is one world of processes, and it is not that of an older state.
        if (_processes.AreElsewhere)
            return;
        foreach (var cluster in state.Clusters.Values)
        {
            _processes.Notice(cluster, now);
            while (NextDue(cluster) is { } due && due <= now)
            {
                // A route is made by the settings that its gateway has then.
                _gateways.AdvanceTo(state, due);
                StepAll(cluster, due);
            }

            cluster.Tasks.RemoveAll(t => t.Last == TaskStatus.Stopped && t.StoppedAt + Pace.StoppedTaskKept < now);
        }

        _gateways.AdvanceTo(state, now);
    }

    /// <summary>When something of a region becomes due by time alone; null: nothing does.</summary>
    public static double? NextDue(EcsState state) => state.Clusters.Values.Select(NextDue)
        .Concat(state.Gateways.Values.Select(gateway => gateway.DueAt)).Min();

    private static double? NextDue(ClusterRecord cluster)
    {
        double? first = null;
        foreach (var task in cluster.Tasks)
            if (task.NextAt is { } due && !(first <= due))
                first = due;
        foreach (var service in cluster.Services.Values)
            foreach (var due in new[] { service.WakeAt, service.ServiceDeployments.Count > 0 ? service.Current.DueAt : null })
                if (due is { } at && !(first <= at))
                    first = at;
        foreach (var route in cluster.Routes)
            if (route.DueAt is { } at && !(first <= at))
                first = at;
        return first;
    }

    private void StepAll(ClusterRecord cluster, double at)
    {
        _routes.Step(cluster, at);
        var awake = new HashSet<ServiceRecord>();
        foreach (var task in cluster.Tasks.Where(t => t.NextAt <= at).ToList())
        {
            var service = task.ServiceName is { } name ? cluster.Services.GetValueOrDefault(name) : null;
            StepTask(cluster, service, task, at);
            if (service is not null)
                awake.Add(service);
        }

        foreach (var service in cluster.Services.Values)
        {
            var due = service.ServiceDeployments.Count > 0 && service.Current.DueAt <= at;
            if (due)
                _rollout.Step(service, cluster, at);
            if (due || service.WakeAt <= at || awake.Contains(service))
                _scheduler.Run(cluster, service, at);
        }
    }

    private void StepTask(ClusterRecord cluster, ServiceRecord? service, TaskRecord task, double at)
    {
        var wasSettled = task.Settled;
        var failure = _life.Step(task, service, at);
        if (failure is not null)
            _life.Fail(task, at, failure);
        if (service?.Deployments.FirstOrDefault(d => d.Id == task.StartedBy) is not { } deployment)
            return;
        if (task.Settled && !wasSettled)
            Rollout.Recover(service, deployment);
        if (failure is null)
            return;
        if (failure.Event is { } text)
            ServiceEvents.Unhealthy(service, at, task, text);
        _rollout.Count(service, cluster, deployment, at);
    }
}
