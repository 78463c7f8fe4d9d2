namespace Deploy.Engine.Outcomes;

/// <summary>How a run of the engine ended. Each has its own exit code and id: see <see cref="OutcomeCodes"/>.</summary>
public enum DeploymentOutcome
{
    /// <summary>Everything was applied and, where waited for, is stable.</summary>
    Succeeded,

    /// <summary>AWS looked like the plan already; nothing was called that writes.</summary>
    NothingToDo,

    /// <summary><c>plan</c>: AWS looks like the plan.</summary>
    NoChanges,

    /// <summary><c>plan</c>: there is something to apply.</summary>
    ChangesPending,

    /// <summary>A bug, or a failure that has no outcome of its own.</summary>
    UnexpectedError,

    /// <summary>A rule is violated.</summary>
    RefusedByRules,

    /// <summary>Something that a deployment needs is missing; nothing was written.</summary>
    RefusedByPreflight,

    /// <summary>A resource of that name exists and belongs to somebody else; nothing of it was written.</summary>
    RefusedNotOurs,

    /// <summary>AWS denied an action.</summary>
    AccessDenied,

    /// <summary>A change replaces a resource or deletes data, and nobody agreed to it; nothing was written.</summary>
    ReplacementNeedsConsent,

    /// <summary>The image could not be pushed.</summary>
    PushFailed,

    /// <summary>The rollout failed; ECS went back to the last deployment that worked.</summary>
    RolledBack,

    /// <summary>The first deployment of a service failed: there is nothing to go back to.</summary>
    FirstDeploymentFailed,

    /// <summary>The rollout failed, and so did going back.</summary>
    RollbackFailed,

    /// <summary>The rollout was neither done nor failed when the time was up.</summary>
    TimedOut,

    /// <summary>Another deployment took over while this one was waited for.</summary>
    Superseded,

    /// <summary>The run was cancelled.</summary>
    Cancelled,

    /// <summary>A service was deleted while its rollout was waited for.</summary>
    ServiceDeleted,

    /// <summary>The rollout succeeded, and tasks of the new revision ended right after it; the service has no health check that would have shown it.</summary>
    Unstable,

    /// <summary>Some calls succeeded before one failed; the next run converges.</summary>
    PartlyApplied,
}
