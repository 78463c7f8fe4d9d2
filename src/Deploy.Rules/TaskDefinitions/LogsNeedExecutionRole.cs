using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On Fargate the execution role writes the logs.</summary>
public sealed class LogsNeedExecutionRole() : ResourceRule<TaskDefinitionSpec>(
    "DECS0220",
    "CloudWatch Logs needs an execution role on Fargate",
    "Container '{0}' logs to CloudWatch Logs on Fargate, but '{1}' has no execution role that could write. Add [ExecutionRole].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from container in resource.ContainerDefinitions
        where resource.RunsOnFargate() && resource.ExecutionRole is null && container.AwsLogs() is not null
        select Found(resource.Address, $"ContainerDefinitions[{container.Name}].{nameof(container.LogConfiguration)}", container.Name, resource.Address.ToString())
            .Or(nameof(resource.ExecutionRole));
}
