using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>The agent in the container writes its state and logs.</summary>
public sealed class ExecuteCommandReadonlyRoot() : ResourceRule<ServiceSpec>(
    "DECS0417",
    "Execute-command needs a writable file system",
    "EnableExecuteCommand does not work in container '{0}', whose root file system is read-only. "
        + "Remove ReadonlyRootFilesystem or EnableExecuteCommand.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from container in resource.EnableExecuteCommand ? plan.TaskOf(resource.TaskDefinition)?.ContainerDefinitions ?? EquatableList<ContainerSpec>.Empty : EquatableList<ContainerSpec>.Empty
        where container.ReadonlyRootFilesystem == true
        select Found(resource.Address, nameof(resource.EnableExecuteCommand), container.Name);
}
