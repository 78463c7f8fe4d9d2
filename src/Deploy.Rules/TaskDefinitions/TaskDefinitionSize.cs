using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The quota of 64 KiB for a task definition cannot be raised.</summary>
public sealed class TaskDefinitionSize() : ResourceRule<TaskDefinitionSpec>(
    "DECS0226",
    "A task definition is larger than 64 KiB",
    "'{0}' has at least {1} bytes as JSON, {2} of them in container '{3}'; ECS takes {4}. "
        + "Keep long values in a file of the image, or in a secret or parameter.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (DefinitionText.FewestBytes(resource) is var bytes && bytes <= DefinitionText.MostBytes) yield break;
        var largest = resource.ContainerDefinitions.OrderByDescending(container => DefinitionText.FewestBytes(container)).First();
        yield return Found(
            resource.Address, $"{nameof(resource.ContainerDefinitions)}[{largest.Name}]",
            resource.Address.ToString(), Number.Text(bytes), Number.Text(DefinitionText.FewestBytes(largest)), largest.Name, Number.Text(DefinitionText.MostBytes));
    }
}
