using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Ports, secrets and load balancers find a container by its name.</summary>
public sealed class ContainerNameUnique() : ResourceRule<TaskDefinitionSpec>(
    "DECS0302",
    "Two containers have one name",
    "The container {0} is declared {1} times. Give each container of a task definition a name of its own.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from names in resource.ContainerDefinitions.GroupBy(container => container.Name, StringComparer.Ordinal)
        where names.Count() > 1
        select Found(resource.Address, $"ContainerDefinitions[{names.Key}].Name", Text.Quote(names.Key), Number.Text(names.Count()));
}
