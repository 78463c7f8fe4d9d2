using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>The agent in the container uses the task role.</summary>
public sealed class ExecuteCommandNeedsTaskRole() : ResourceRule<ServiceSpec>(
    "DECS0416",
    "Execute-command needs a task role",
    "EnableExecuteCommand needs a task role, which '{0}' does not have. Add [TaskRole] to the task definition.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.EnableExecuteCommand && plan.TaskOf(resource.TaskDefinition) is { TaskRole: null } task)
            yield return Found(resource.Address, nameof(resource.EnableExecuteCommand), task.Address.ToString());
    }
}
