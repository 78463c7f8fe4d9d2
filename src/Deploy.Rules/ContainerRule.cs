using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A rule of each container by itself.</summary>
public abstract class ContainerRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TaskDefinitionSpec>(id, title, message, severity)
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        ContainerPlace.In(resource).SelectMany(Check);

    /// <summary>The violations of one container.</summary>
    protected abstract IEnumerable<Finding> Check(ContainerPlace place);

    /// <summary>A finding at a property of the container.</summary>
    protected Finding Found(ContainerPlace place, string property, params string[] arguments) =>
        Found(place.Task.Address, place.Path(property), arguments);
}
