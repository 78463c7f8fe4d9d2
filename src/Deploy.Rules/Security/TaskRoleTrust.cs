using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>ECS assumes a task's roles in the name of ecs-tasks.amazonaws.com.</summary>
public sealed class TaskRoleTrust() : ResourceRule<TaskDefinitionSpec>(
    "DECS1008",
    "Tasks cannot assume the role",
    "{0} of '{1}' trusts {2}, so that tasks could not start. A role of a task trusts ecs-tasks.amazonaws.com.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        foreach (var (property, address) in new[] { (nameof(resource.TaskRole), resource.TaskRole), (nameof(resource.ExecutionRole), resource.ExecutionRole) })
        {
            if (plan.RoleOf(address) is { } role && role.TrustedService != "ecs-tasks.amazonaws.com")
                yield return Found(resource.Address, property, property, resource.Address.ToString(), role.TrustedService);
        }
    }
}
