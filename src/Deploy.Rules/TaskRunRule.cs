using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A rule of whatever runs tasks, services and schedules alike.</summary>
public abstract class TaskRunRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : Rule(id, title, message, severity)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from resource in plan.Resources
        where resource.Ownership != Ownership.External
        let run = resource as IRunsTasks
        where run is not null
        let task = plan.Find<TaskDefinitionSpec>(run.TaskDefinition)
        from finding in Check(new TaskRun(resource, run, task is { Ownership: not Ownership.External } ? task : null))
        select finding;

    /// <summary>The violations of one service or schedule.</summary>
    protected abstract IEnumerable<Finding> Check(TaskRun run);

    /// <summary>A finding at a property of the service or schedule.</summary>
    protected Finding Found(TaskRun run, string property, params string[] arguments) => Found(run.Resource.Address, property, arguments);
}
