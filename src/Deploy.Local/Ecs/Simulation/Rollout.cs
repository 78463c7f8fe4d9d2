using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Strategies;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.DeploymentStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>The turns that a service's deployments take: begin, complete, fail, roll back, stop.</summary>
public sealed class Rollout(LocalContext context, string region)
{
    private const int KeptServiceDeployments = 50;
    private const string NoCandidate = "No rollback candidate was found to run the rollback.";
    private readonly Pace _pace = new(context.Clock);
    private readonly RouteChanges _routes = new(context, region);
    private readonly ServiceConnections _connections = new(context, region);
    private readonly TrafficShift _traffic = new(context, region);

    /// <summary>Starts a deployment of the service's present workload, which becomes a revision of its own.</summary>
    public void Begin(ServiceRecord service, ClusterRecord cluster, double at)
    {
        var path = $"{cluster.Name}/{service.Name}";
        // The deployment's id and the ARN of its revision hold the same number.
        var number = Identifiers.Digits(19);
        var revision = new RevisionRecord
        {
            Arn = Arn.Make("ecs", region, $"service-revision/{path}/{number}"),
            CreatedAt = at,
            Workload = service.Workload.Copy(),
            Images = Images.Of(service, context.Store.Document<EcsDefinitions>("ecs-definitions", region)),
            Gateways = [.. new CompatibleGateways(context, region).Of(cluster, service.Workload).Select(gateway => gateway.Arn)],
            Connect = _connections.Begin(service),
        };
        var source = service.LastGoodRevision is { } good ? service.Revision(good) : null;
        var strategy = DeploymentStrategy.Of(service.DeploymentConfiguration);
        _traffic.Place(revision, source, strategy.Shifts);
        service.Revisions.Add(revision);
        _routes.Attach(cluster, service, revision, at);
        var sources = service.Deployments.Where(d => cluster.TasksOf(service).Any(t => t.StartedBy == d.Id && t.IsKept))
            .Select(d => d.RevisionArn).ToList();
        Supersede(service, cluster, at);
        var given = service.ServiceDeployments.Count > 0 ? service.Current : null;

        foreach (var older in service.Deployments)
            older.Status = Active;
        var deployment = new DeploymentRecord { Id = $"ecs-svc/{number}", RevisionArn = revision.Arn, CreatedAt = at, UpdatedAt = at };
        deployment.RolloutReason = $"ECS deployment {deployment.Id} in progress.";
        service.Deployments.Insert(0, deployment);
        Tell(service, deployment, "SERVICE_DEPLOYMENT_IN_PROGRESS", at);

        var breaker = CircuitBreaker.Of(service.DeploymentConfiguration, service.DesiredCount);
        service.ServiceDeployments.Insert(0, new ServiceDeploymentRecord
        {
            Arn = Arn.Make("ecs", region, $"service-deployment/{path}/{Identifiers.Mixed(21)}"),
            DeploymentId = deployment.Id,
            TargetRevision = revision.Arn,
            SourceRevisions = sources,
            CreatedAt = at,
            UpdatedAt = at,
            DueAt = at + _pace.DeploymentPending,
            Configuration = service.DeploymentConfiguration.Copy(),
            BreakerStatus = breaker.Enabled ? BreakerMonitoring : BreakerDisabled,
            Threshold = breaker.Threshold,
            Traffic = strategy.Shifts ? new TrafficRecord { SourceRevision = source?.Arn } : null,
            OwesTraffic = given is not null && (given.OwesTraffic || (given.Status != Successful && HasShifted(given))),
        });
        if (service.ServiceDeployments.Count > KeptServiceDeployments)
            service.ServiceDeployments.RemoveRange(KeptServiceDeployments, service.ServiceDeployments.Count - KeptServiceDeployments);
        service.CompleteAt = null;
        service.SteadyAnnounced = false;
        service.WakeAt = at;
    }

    /// <summary>Someone wants the deployment stopped or rolled back.</summary>
    public void Request(ServiceDeploymentRecord deployment, string status, double at)
    {
        deployment.Status = status;
        deployment.StartedAt ??= at;
        deployment.UpdatedAt = at;
        deployment.DueAt = at + _pace.StopPending;
    }

    /// <summary>Takes the step between a requested and an active state that is due.</summary>
    public void Step(ServiceRecord service, ClusterRecord cluster, double at)
    {
        var current = service.Current;
        current.DueAt = null;
        switch (current.Status)
        {
            case Pending:
                current.Status = InProgress;
                current.StartedAt = at;
                current.UpdatedAt = at;
                break;
            case StopRequested:
                Halt(service, current, "ECS deployment stopped.", at);
                Close(service, cluster, current, Stopped, "Service deployment was stopped because it was requested.", at);
                break;
            case RollbackRequested:
                RollBack(service, cluster, current, "Service deployment rolled back because it was requested.", at);
                break;
        }
    }

    public void Complete(ServiceRecord service, ClusterRecord cluster, double at)
    {
        var primary = service.Primary;
        primary.RolloutState = Completed;
        primary.RolloutReason = $"ECS deployment {primary.Id} completed.";
        primary.UpdatedAt = at;
        // After an early success older tasks may still be on their way out.
        service.Deployments.RemoveAll(older => older != primary && !cluster.TasksOf(service).Any(task => task.StartedBy == older.Id));
        service.LastGoodDeployment = primary.Id;
        service.LastGoodRevision = primary.RevisionArn;
        service.CompleteAt = null;
        _routes.Detach(cluster, service, service.Revision(primary.RevisionArn), at);
        _connections.End(service);

        var current = service.Current;
        if (!current.IsOver)
        {
            var rolledBack = current.RollbackRevision is not null;
            if (current.BreakerStatus == BreakerMonitoring)
                current.BreakerStatus = BreakerComplete;
            Close(service, cluster, current, rolledBack ? RollbackSuccessful : Successful, current.StatusReason, at);
        }

        ServiceEvents.Completed(service, at, primary);
        Tell(service, primary, "SERVICE_DEPLOYMENT_COMPLETED", at);
    }

    /// <summary>Counts a failed task of the deployment that is being rolled out.</summary>
    public void Count(ServiceRecord service, ClusterRecord cluster, DeploymentRecord deployment, double at)
    {
        deployment.FailedTasks++;
        deployment.UpdatedAt = at;
        deployment.NotBefore = at + _pace.Backoff(deployment.FailedTasks);
        service.WakeAt = deployment.NotBefore;
        if (deployment.FailedTasks % 5 == 0)
            ServiceEvents.CannotStartSteadily(service, at);
        if (deployment != service.Primary || deployment.RolloutState != InProgress || service.Current.IsOver)
            return;

        var breaker = CircuitBreaker.Of(service.DeploymentConfiguration, service.DesiredCount);
        var current = service.Current;
        if (current.RollbackRevision is null)
            current.FailureCount = deployment.FailedTasks;
        if (breaker.Enabled && deployment.FailedTasks >= current.Threshold)
            Trip(service, cluster, current, breaker, at);
    }

    /// <summary>The deployment goes no further, for another reason than its tasks: back to the last good one.</summary>
    public void GiveUp(ServiceRecord service, ClusterRecord cluster, string reason, double at)
    {
        Halt(service, service.Current, reason, at);
        Tell(service, service.Primary, "SERVICE_DEPLOYMENT_FAILED", at);
        if (service.LastGoodDeployment is not null)
            RollBack(service, cluster, service.Current, reason, at);
        else
            Close(service, cluster, service.Current, RollbackFailed, $"{reason} {NoCandidate}", at);
    }

    /// <summary>A task of the deployment is well.</summary>
    public static void Recover(ServiceRecord service, DeploymentRecord deployment)
    {
        var breaker = CircuitBreaker.Of(service.DeploymentConfiguration, service.DesiredCount);
        if (!breaker.ResetsOnHealthyTask)
            return;
        deployment.FailedTasks = 0;
        if (service.Current is { IsOver: false, RollbackRevision: null } current && current.DeploymentId == deployment.Id)
            current.FailureCount = 0;
    }

    private void Trip(ServiceRecord service, ClusterRecord cluster, ServiceDeploymentRecord current, CircuitBreaker breaker, double at)
    {
        Halt(service, current, "ECS deployment circuit breaker: tasks failed to start.", at);
        ServiceEvents.Failed(service, at, service.Primary);
        Tell(service, service.Primary, "SERVICE_DEPLOYMENT_FAILED", at);
        current.BreakerStatus = BreakerTriggered;
        if (current.RollbackRevision is not null)
            Close(service, cluster, current, RollbackFailed, "The rollback failed because the circuit breaker threshold was exceeded.", at);
        else if (breaker.Rollback && service.LastGoodDeployment is not null)
            RollBack(service, cluster, current, "Service deployment rolled back because the circuit breaker threshold was exceeded.", at);
        else if (breaker.Rollback)
            Close(service, cluster, current, RollbackFailed, NoCandidate, at);
        else
            Close(service, cluster, current, Stopped, "Service deployment stopped because the circuit breaker threshold was exceeded.", at);
    }

    private void RollBack(ServiceRecord service, ClusterRecord cluster, ServiceDeploymentRecord current, string reason, double at)
    {
        var failed = service.Primary;
        failed.Status = Active;
        failed.RolloutState = Failed;
        failed.Launches = false;
        failed.UpdatedAt = at;

        var good = service.Deployments.FirstOrDefault(d => d.Id == service.LastGoodDeployment)
            ?? new DeploymentRecord { Id = service.LastGoodDeployment!, RevisionArn = service.LastGoodRevision!, CreatedAt = at };
        service.Deployments.Remove(good);
        service.Deployments.Insert(0, good);
        good.Status = Primary;
        good.RolloutState = InProgress;
        good.RolloutReason = current.BreakerStatus == BreakerTriggered
            ? $"ECS deployment circuit breaker: rolling back to deploymentId {good.Id}."
            : $"ECS deployment {good.Id} in progress.";
        good.Launches = true;
        good.CleansUp = false;
        good.FailedTasks = 0;
        good.UpdatedAt = at;

        service.Workload = service.Revision(good.RevisionArn).Workload.Copy();
        _routes.Attach(cluster, service, service.Revision(good.RevisionArn), at);
        service.SteadyAnnounced = false;
        service.CompleteAt = null;
        service.WakeAt = at;
        current.Status = RollbackInProgress;
        current.StatusReason = reason;
        current.RollbackReason = reason;
        current.RollbackStartedAt = at;
        current.RollbackRevision = good.RevisionArn;
        current.UpdatedAt = at;
        current.OwesTraffic = current.OwesTraffic || HasShifted(current);
        ServiceEvents.RollingBack(service, at, good);
        Tell(service, good, "SERVICE_DEPLOYMENT_IN_PROGRESS", at);
    }

    /// <summary>
    /// Gives the traffic of a revision that was given up to the good one, once as many of its tasks are well: until then nobody is to be stopped.
    /// </summary>
    /// <returns>Whether traffic is where it belongs.</returns>
    public bool HasTraffic(ServiceRecord service, ClusterRecord cluster, double at)
    {
        var current = service.Current;
        if (!current.OwesTraffic)
            return true;
        var rollsBack = current.RollbackRevision is not null;
        var well = cluster.TasksOf(service).Where(task => task is { IsKept: true, Settled: true }).ToList();
        var good = well.Count(task => (!rollsBack && task.StartedBy == service.LastGoodDeployment)
            || (!current.Shifts && task.StartedBy == service.Primary.Id));
        if (good < Math.Min(service.DesiredCount, Math.Max(1, well.Count - good)))
            return false;

        current.OwesTraffic = false;
        var arn = current.RollbackRevision ?? (current.Shifts ? service.LastGoodRevision : current.TargetRevision);
        if (arn is not null && (_traffic.ShiftProduction(service.Revision(arn), 100) ?? _traffic.ShiftTest(service.Revision(arn))) is { } refusal)
            ServiceEvents.TrafficStays(service, at, refusal);
        if (rollsBack && current.Traffic is { } traffic)
            (traffic.Production, traffic.Test) = (0, 0);
        return true;
    }

    /// <summary>The service is gone, and its deployment with it.</summary>
    public static void End(ServiceRecord service, ClusterRecord cluster, double at)
    {
        if (service.ServiceDeployments.Count > 0 && !service.Current.IsOver)
            Close(service, cluster, service.Current, Stopped, "Service deployment was stopped because the service was deleted.", at);
    }

    private static bool HasShifted(ServiceDeploymentRecord deployment) => deployment.Traffic is { Production: > 0 } or { Test: > 0 };

    private void Tell(ServiceRecord service, DeploymentRecord deployment, string what, double at) =>
        context.Peers.Find<IEcsEvents>()?.DeploymentChanged(region, service, deployment, what, at);

    private static void Halt(ServiceRecord service, ServiceDeploymentRecord current, string reason, double at)
    {
        var primary = service.Primary;
        primary.RolloutState = Failed;
        primary.RolloutReason = reason;
        primary.Launches = false;
        primary.UpdatedAt = at;
        current.UpdatedAt = at;
    }

    /// <summary>A newer deployment takes over from one that still runs.</summary>
    private static void Supersede(ServiceRecord service, ClusterRecord cluster, double at)
    {
        if (service.ServiceDeployments.Count > 0 && !service.Current.IsOver)
            Close(service, cluster, service.Current, Stopped, "Service deployment was stopped because a newer service deployment was created.", at);
    }

    private static void Close(
        ServiceRecord service, ClusterRecord cluster, ServiceDeploymentRecord deployment, string status, string? reason, double at)
    {
        deployment.Status = status;
        deployment.StatusReason = reason;
        deployment.UpdatedAt = at;
        deployment.DueAt = null;
        deployment.FinishedAt = at;
        if (status == Stopped)
            deployment.StoppedAt = at;
        var tasks = cluster.TasksOf(service).Where(t => t.StartedBy == deployment.DeploymentId).ToList();
        deployment.FinalCounts = [status == Successful ? service.DesiredCount : tasks.Count, tasks.Count(t => t.IsRunning), tasks.Count(t => t.IsPending)];
    }
}
