using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>
/// What the containers have together fits into the task; null where the task does not bound it. The arguments of a finding are the task
/// definition, the sum and what the task has.
/// </summary>
public abstract class ContainerSumRule(
    string id, string title, string message,
    string taskProperty, Func<TaskDefinitionSpec, int?> whole,
    string containerProperty, Func<ContainerSpec, int?> part,
    RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TaskDefinitionSpec>(id, title, message, severity)
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (whole(resource) is { } most
            && resource.ContainerDefinitions.Sum(container => (long)(part(container) ?? 0)) is var sum
            && sum > Math.Max(most, 0))
        {
            yield return Found(
                resource.Address, taskProperty,
                resource.Address.ToString(), sum.ToString(CultureInfo.InvariantCulture), Number.Text(most))
                .Or([.. ContainerPlace.In(resource).Select(place => place.Path(containerProperty))]);
        }
    }
}
