using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Security;

/// <summary>The execution role is ECS's, the task role the code's.</summary>
public sealed class SharedTaskAndExecutionRole() : ResourceRule<TaskDefinitionSpec>(
    "DECS1010",
    "A task's own code has the execution role",
    "'{0}' uses one role for its code and for ECS, so that its code could read every secret and pull every image. Use two roles.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.TaskRole is { } role && role == resource.ExecutionRole)
            yield return Found(resource.Address, nameof(resource.TaskRole), resource.Address.ToString());
    }
}
