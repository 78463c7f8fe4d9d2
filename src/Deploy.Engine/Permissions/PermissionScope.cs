namespace Deploy.Engine.Permissions;

/// <summary>What an action is limited to.</summary>
public enum PermissionScope
{
    /// <summary>Nothing: AWS knows no resource for the action, or the engine has to look at all.</summary>
    Everything,

    /// <summary>Nothing but the condition <c>ecs:cluster</c>: the clusters of the plan.</summary>
    InClusters,

    /// <summary>The clusters of the plan.</summary>
    Clusters,

    /// <summary>The services of the plan.</summary>
    Services,

    /// <summary>The services of the plan with their deployments and revisions.</summary>
    ServiceDeployments,

    /// <summary>The tasks of the plan's clusters.</summary>
    Tasks,

    /// <summary>All revisions of the plan's task definitions.</summary>
    TaskDefinitions,

    /// <summary>Clusters, services and task definitions of the plan.</summary>
    EcsResources,

    /// <summary>The repositories of the plan.</summary>
    Repositories,

    /// <summary>Every repository of the Region: only their names are listed.</summary>
    AllRepositories,

    /// <summary>The log groups of the plan, their tags too.</summary>
    LogGroups,

    /// <summary>The schedule groups of the plan and the application's own, which may have left the plan.</summary>
    ScheduleGroups,

    /// <summary>The schedule groups of the plan.</summary>
    NewScheduleGroups,

    /// <summary>Every schedule in the plan's groups and in the application's own, which may have left the plan.</summary>
    Schedules,

    /// <summary>Every schedule in the plan's groups.</summary>
    NewSchedules,

    /// <summary>The roles in this environment's path, and those that the plan refers to.</summary>
    Roles,

    /// <summary>As <see cref="Roles"/>, below the boundary that the plan declares for all of them.</summary>
    BoundedRoles,

    /// <summary>As <see cref="BoundedRoles"/>, and only the managed policies that the plan names.</summary>
    ManagedPolicies,

    /// <summary>The roles of tasks, passed to ECS and nobody else.</summary>
    TaskRoles,

    /// <summary>The roles of schedules, passed to Scheduler and nobody else.</summary>
    ScheduleRoles,

    /// <summary>The service-linked role of ECS.</summary>
    ServiceLinkedRole,

    /// <summary>The role that the stage deploys with.</summary>
    AssumedRole,

    /// <summary>The secrets that the plan names.</summary>
    Secrets,

    /// <summary>The parameters that the plan names.</summary>
    ParameterStore,
}
