using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Strategies;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.LifecycleStage;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Takes a deployment that shifts traffic from stage to stage.</summary>
internal sealed class StagedRollout(LocalContext context, string region, Rollout rollout, Pace pace)
{
    private readonly TrafficShift _shift = new(context, region);
    private readonly LifecycleHooks _hooks = new(pace);

    /// <summary>Takes the steps that are due; returns the tasks that have to go.</summary>
    public IReadOnlyList<TaskRecord> Advance(ClusterRecord cluster, ServiceRecord service, double at)
    {
        while (service.Current is { Shifts: true, Traffic: { } traffic } && MayLeave(cluster, service, traffic, at))
            Next(cluster, service, traffic, at);
        return service.Current switch
        {
            { Shifts: true, Traffic.Stage: Reconcile } when rollout.HasTraffic(service, cluster, at) => Others(cluster, service),
            { Shifts: true, Traffic.Stage: CleanUp } => new HeadCount(cluster, service).Old,
            _ => [],
        };
    }

    /// <summary>Whether everything that the present stage waits for is there.</summary>
    private bool MayLeave(ClusterRecord cluster, ServiceRecord service, TrafficRecord traffic, double at)
    {
        if (LifecycleHooks.Expire(traffic, at))
        {
            rollout.GiveUp(service, cluster, $"Service deployment rolled back because a lifecycle hook timed out at {traffic.Stage}.", at);
            return false;
        }

        var expiry = LifecycleHooks.WaitsUntil(traffic);
        foreach (var moment in new[] { traffic.DueAt, expiry ?? 0 }.Where(moment => moment > at))
            service.Wake(moment);
        if (expiry is not null || traffic.DueAt > at)
            return false;

        var head = new HeadCount(cluster, service);
        return traffic.Stage switch
        {
            Reconcile => Others(cluster, service).Count == 0,
            ScaleUp => head.New.Count == service.DesiredCount && head.New.All(task => task.Settled),
            CleanUp => head is { Old.Count: 0, Leaving: 0 },
            _ => true,
        };
    }

    private void Next(ClusterRecord cluster, ServiceRecord service, TrafficRecord traffic, double at)
    {
        var strategy = DeploymentStrategy.Of(service.Current.Configuration);
        switch (traffic.Stage)
        {
            case CleanUp:
                rollout.Complete(service, cluster, at);
                return;
            case ProductionShift when traffic.Step + 1 < strategy.Steps.Count:
                traffic.Step++;
                break;
            case null:
                traffic.Stage = Others(cluster, service).Count > 0 ? Reconcile : PreScaleUp;
                break;
            default:
                traffic.Stage = After(traffic.Stage);
                break;
        }

        traffic.DueAt = at + pace.Stage;
        service.Current.UpdatedAt = at;
        if (Enter(service, traffic, strategy) is { } refusal)
        {
            rollout.GiveUp(service, cluster, $"Service deployment rolled back because traffic could not be shifted: {refusal}", at);
            return;
        }

        foreach (var function in _hooks.Begin(traffic, service.Current.Configuration, at))
            ServiceEvents.FunctionSkipped(service, at, function, traffic.Stage);
    }

    /// <returns>Why traffic could not be shifted; null: there is no problem.</returns>
    private string? Enter(ServiceRecord service, TrafficRecord traffic, DeploymentStrategy strategy)
    {
        var target = service.Revision(service.Current.TargetRevision);
        switch (traffic.Stage)
        {
            case Reconcile:
                service.Current.OwesTraffic = true;
                return null;
            case TestShift when TrafficShift.HasTest(target):
                traffic.Test = 100;
                return _shift.ShiftTest(target);
            case ProductionShift:
                var step = strategy.Steps[traffic.Step];
                traffic.Production = step.Percent;
                traffic.DueAt += pace.Bake(step.BakeMinutes);
                return _shift.ShiftProduction(target, step.Percent);
            case Bake:
                traffic.DueAt += pace.Bake(strategy.BakeMinutes);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Tasks of deployments that were given up, beside those of the last good one.</summary>
    private static List<TaskRecord> Others(ClusterRecord cluster, ServiceRecord service) => service.LastGood is { } good
        ? [.. new HeadCount(cluster, service).Old.Where(task => task.StartedBy != good.Id)]
        : [];
}
