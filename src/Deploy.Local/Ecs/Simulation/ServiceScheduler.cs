using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.State;
using Deploy.Local.Faults;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.DeploymentStatus;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Keeps a service at its desired count: starts and stops tasks within the limits of its deployment configuration.</summary>
internal sealed class ServiceScheduler(LocalContext context, string region, Rollout rollout, TaskLife life, Pace pace)
{
    private const string SeeGuide = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private readonly TaskMaker _maker = new(context, region, pace);
    private readonly RouteChanges _routes = new(context, region);
    private readonly ServiceConnections _connections = new(context, region);
    private readonly StagedRollout _stages = new(context, region, rollout, pace);

    public void Run(ClusterRecord cluster, ServiceRecord service, double at)
    {
        if (service.WakeAt <= at)
            service.WakeAt = null;
        if (service.Status == "INACTIVE")
            return;
        if (service.Status == "DRAINING")
        {
            Drain(cluster, service, at);
            return;
        }

        if (service.Current.Status == Pending)
            return;
        var head = new HeadCount(cluster, service);
        StopSurplus(service, head, at);
        if (service.Current.Shifts)
            RunBeside(cluster, service, head, at);
        else
            RunInTurn(cluster, service, head, at);
        Conclude(cluster, service, at);
    }

    private void Drain(ClusterRecord cluster, ServiceRecord service, double at)
    {
        Rollout.End(service, cluster, at);
        var tasks = cluster.TasksOf(service).ToList();
        Stop(service, tasks.Where(t => t.IsKept).ToList(), at);
        if (tasks.Count > 0)
            return;
        service.Status = "INACTIVE";
        _routes.Detach(cluster, service, revision: null, at);
        service.Deployments.Clear();
        _connections.End(service);
        service.WakeAt = null;
    }

    private void StopSurplus(ServiceRecord service, HeadCount head, double at)
    {
        var surplus = head.New.Count - service.DesiredCount;
        if (surplus > 0)
            Stop(service, Unprotected(service, head.New, at).OrderBy(t => t.Settled).ThenByDescending(t => t.CreatedAt).Take(surplus).ToList(), at);
    }

    /// <summary>New tasks take the places of older ones, within the limits of the deployment configuration.</summary>
    private void RunInTurn(ClusterRecord cluster, ServiceRecord service, HeadCount head, double at)
    {
        var stuck = Launch(cluster, service, head, at);
        if (rollout.HasTraffic(service, cluster, at))
            StopOlder(service, head, at, stuck);
    }

    /// <summary>Old and new revision both have all their tasks, until one of them has the traffic for good.</summary>
    private void RunBeside(ClusterRecord cluster, ServiceRecord service, HeadCount head, double at)
    {
        var stage = service.Current.Traffic!.Stage;
        if (LifecycleStage.HasReached(stage, LifecycleStage.ScaleUp))
            Launch(cluster, service, service.Primary, service.DesiredCount - head.New.Count, at);
        if (service.LastGood is { } source && source != service.Primary && !LifecycleStage.HasReached(stage, LifecycleStage.CleanUp))
            Launch(cluster, service, source, service.DesiredCount - head.Old.Count(task => task.StartedBy == source.Id), at);
    }

    /// <returns>How many tasks are wanted for which there is no room.</returns>
    private int Launch(ClusterRecord cluster, ServiceRecord service, HeadCount head, double at)
    {
        var wanted = service.DesiredCount - head.New.Count;
        if (wanted <= 0 || !MayLaunch(service, service.Primary, at))
            return 0;
        if (head.Room <= 0)
            return Math.Max(0, wanted - head.Leaving);
        Launch(cluster, service, service.Primary, Math.Min(wanted, head.Room), at);
        return 0;
    }

    private static bool MayLaunch(ServiceRecord service, DeploymentRecord deployment, double at)
    {
        if (deployment.Launches && deployment.NotBefore > at)
            service.Wake(deployment.NotBefore);
        return deployment.Launches && deployment.NotBefore <= at;
    }

    private void Launch(ClusterRecord cluster, ServiceRecord service, DeploymentRecord deployment, int count, double at)
    {
        if (count <= 0 || !MayLaunch(service, deployment, at))
            return;
        var revision = service.Revision(deployment.RevisionArn);
        var definitions = context.Store.Document<EcsDefinitions>("ecs-definitions", region);
        if (definitions.Exact(revision.Workload.RequiredText("taskDefinition")) is not { } definition)
            return;
        var order = OrderOf(cluster, service, deployment, revision, definition);
        if (WhyNoPlace(service, definition, order) is { } reason)
        {
            ServiceEvents.CannotPlace(service, at, reason);
            deployment.NotBefore = at + pace.PlacementRetry;
            service.Wake(deployment.NotBefore);
            return;
        }

        var started = Enumerable.Range(0, count).Select(_ => _maker.Create(order, at)).ToList();
        ServiceEvents.Started(service, at, started);
        service.SteadyAnnounced = false;
        deployment.UpdatedAt = at;
    }

    private static TaskOrder OrderOf(
        ClusterRecord cluster, ServiceRecord service, DeploymentRecord deployment, RevisionRecord revision, DefinitionRecord definition) =>
        new(cluster, definition)
        {
            Group = $"service:{service.Name}",
            ServiceName = service.Name,
            StartedBy = deployment.Id,
            LaunchType = revision.Workload.Text("launchType"),
            CapacityProviderStrategy = revision.Workload.Array("capacityProviderStrategy"),
            PlatformVersion = revision.Workload.Text("platformVersion"),
            NetworkConfiguration = revision.Workload.Object("networkConfiguration"),
            LoadBalancers = revision.ResolvedLoadBalancers(),
            EnableExecuteCommand = service.Settings.Flag("enableExecuteCommand") ?? false,
            Tags = TaskTags.Of(cluster, service, definition),
        };

    private string? WhyNoPlace(ServiceRecord service, DefinitionRecord definition, TaskOrder order)
    {
        var fault = context.TaskFaults.Find(service.Name, definition.Family, definition.Revision);
        if (fault?.Kind == TaskFaultKind.Placement)
            return $". Reason: {fault.Reason ?? "Capacity is unavailable at this time. Please try again later or in a different availability zone."} {SeeGuide}";
        return order.IsFargate
            ? null
            : $" because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. {SeeGuide}";
    }

    private void StopOlder(ServiceRecord service, HeadCount head, double at, int stuck)
    {
        // Tasks of an older deployment that are not well yet help nobody.
        var useless = head.Old.Where(t => !t.Settled).ToList();
        var settled = head.Old.Where(t => t.Settled).ToList();
        var well = head.New.Count(t => t.Settled);
        var replaced = settled.Count - (service.DesiredCount - well);
        var allowed = settled.Count + well - head.Minimum;
        var count = Math.Clamp(Math.Max(replaced, stuck), 0, Math.Clamp(allowed, 0, settled.Count));
        if (service.Primary.RolloutState == Failed)
            count = 0;
        else if (service.Primary.CleansUp)
            count = settled.Count;
        Stop(service, [.. Unprotected(service, useless, at), .. Unprotected(service, settled, at).OrderBy(t => t.CreatedAt).Take(count)], at);
    }

    /// <summary>Those that may be ended; the others are looked at again when their protection is over.</summary>
    private static List<TaskRecord> Unprotected(ServiceRecord service, IEnumerable<TaskRecord> tasks, double at)
    {
        var free = new List<TaskRecord>();
        foreach (var task in tasks)
            if (task.IsProtected(at))
                service.Wake(task.ProtectedUntil!.Value);
            else
                free.Add(task);
        return free;
    }

    private void Conclude(ClusterRecord cluster, ServiceRecord service, double at)
    {
        if (service.Current.Shifts)
        {
            Stop(service, Unprotected(service, _stages.Advance(cluster, service, at), at), at);
        }
        else if (service.Primary.RolloutState == InProgress)
        {
            // A rollback has no early success: its tasks are to be there again.
            if (service.Current.RollbackRevision is null && EarlySuccess.Of(service.DeploymentConfiguration) is { } early)
                ConcludeEarly(cluster, service, early, at);
            else if (IsDue(service, IsInPlace(cluster, service), at))
                rollout.Complete(service, cluster, at);
        }

        if (service.Primary.RolloutState != Completed || !IsInPlace(cluster, service))
            return;
        service.Deployments.RemoveRange(1, service.Deployments.Count - 1);
        if (service.SteadyAnnounced)
            return;
        service.SteadyAnnounced = true;
        ServiceEvents.Steady(service, at);
    }

    /// <summary>Enough tasks are well, older tasks go, the deployment is successful; or the last two the other way round.</summary>
    private void ConcludeEarly(ClusterRecord cluster, ServiceRecord service, EarlySuccess early, double at)
    {
        var head = new HeadCount(cluster, service);
        if (!service.Primary.CleansUp)
        {
            if (!IsDue(service, head.New.Count(t => t.Settled) >= early.Needed(service.DesiredCount), at))
                return;
            service.CompleteAt = null;
            service.Primary.CleansUp = true;
            if (early.IsDeferred)
                rollout.Complete(service, cluster, at);
            Stop(service, Unprotected(service, head.Old, at), at);
        }

        if (service.Primary.RolloutState == InProgress && !cluster.TasksOf(service).Any(t => t.StartedBy != service.Primary.Id))
            rollout.Complete(service, cluster, at);
    }

    private static bool IsInPlace(ClusterRecord cluster, ServiceRecord service)
    {
        var head = new HeadCount(cluster, service);
        return head is { Old.Count: 0, Leaving: 0 }
            && head.New.Count == service.DesiredCount
            && head.New.All(t => t.Settled);
    }

    /// <summary>Whether it has been so for long enough.</summary>
    private bool IsDue(ServiceRecord service, bool isSo, double at)
    {
        service.CompleteAt = isSo ? service.CompleteAt ?? at + pace.Completing : null;
        if (service.CompleteAt > at)
            service.Wake(service.CompleteAt.Value);
        return service.CompleteAt <= at;
    }

    private void Stop(ServiceRecord service, IReadOnlyList<TaskRecord> tasks, double at)
    {
        if (tasks.Count == 0)
            return;
        foreach (var task in tasks)
            life.Stop(task, at, "ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {(service.Deployments.Count > 0 ? service.Primary.Id : task.StartedBy)})");
        service.SteadyAnnounced = false;
        if (tasks.Count(t => t.Last == TaskStatus.Deactivating) is > 0 and var draining)
            ServiceEvents.Draining(service, at, draining);
        ServiceEvents.Stopped(service, at, tasks);
    }
}
