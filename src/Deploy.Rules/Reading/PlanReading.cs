using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Reading;

/// <summary>Questions that many rules ask a plan.</summary>
internal static class PlanReading
{
    /// <summary>What findings about the deployment itself are addressed to: <c>deployment/storefront</c>.</summary>
    public static ResourceAddress DeploymentAddress(this DeploymentPlan plan) => new("deployment", plan.Application);

    /// <summary>The references of a resource to others: property, address and the kind it must be of.</summary>
    public static IEnumerable<Reference> References(this ResourceSpec resource) => resource switch
    {
        ServiceSpec service =>
        [
            new(nameof(service.Cluster), service.Cluster, typeof(ClusterSpec)),
            new(nameof(service.TaskDefinition), service.TaskDefinition, typeof(TaskDefinitionSpec)),
        ],
        ScheduleSpec schedule =>
        [
            new(nameof(schedule.Cluster), schedule.Cluster, typeof(ClusterSpec)),
            new(nameof(schedule.TaskDefinition), schedule.TaskDefinition, typeof(TaskDefinitionSpec)),
            new(nameof(schedule.Role), schedule.Role, typeof(RoleSpec)),
            new(nameof(schedule.ScheduleGroup), schedule.ScheduleGroup, typeof(ScheduleGroupSpec)),
        ],
        TaskDefinitionSpec task => TaskReferences(task),
        _ => [],
    };

    private static IEnumerable<Reference> TaskReferences(TaskDefinitionSpec task)
    {
        if (task.TaskRole is { } taskRole) yield return new(nameof(task.TaskRole), taskRole, typeof(RoleSpec));
        if (task.ExecutionRole is { } executionRole) yield return new(nameof(task.ExecutionRole), executionRole, typeof(RoleSpec));
        foreach (var container in task.ContainerDefinitions)
        {
            if (container.Repository is { } repository)
                yield return new($"ContainerDefinitions[{container.Name}].{nameof(container.Repository)}", repository, typeof(EcrRepositorySpec));
        }
    }
}

/// <summary>A property that names another resource, and the kind that it must name.</summary>
internal sealed record Reference(string Property, ResourceAddress Address, Type SpecType)
{
    /// <summary>The wanted kind: <c>task-definition</c>.</summary>
    public string Kind => ResourceSpec.KindOf(SpecType);
}
