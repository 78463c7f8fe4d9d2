using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>The agent in the container writes its state and logs.</summary>
public sealed class ExecuteCommandReadonlyRoot : ResourceRule<ServiceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0417";

    /// <inheritdoc/>
    public override string Title => "Execute-command needs a writable file system";

    /// <inheritdoc/>
    public override string Message => "EnableExecuteCommand does not work in container '{0}', whose root file system is read-only. Remove ReadonlyRootFilesystem or EnableExecuteCommand.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from container in resource.EnableExecuteCommand ? plan.TaskOf(resource.TaskDefinition)?.ContainerDefinitions ?? EquatableList<ContainerSpec>.Empty : EquatableList<ContainerSpec>.Empty
        where container.ReadonlyRootFilesystem == true
        select Found(resource.Address, nameof(resource.EnableExecuteCommand), container.Name);
}
