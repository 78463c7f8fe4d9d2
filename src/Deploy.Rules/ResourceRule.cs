using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A rule of the resources of one kind. External resources belong to somebody else and are not judged.</summary>
public abstract class ResourceRule<TSpec>(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : Rule(id, title, message, severity)
    where TSpec : ResourceSpec
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(DeploymentPlan plan) => plan.Resources
        .OfType<TSpec>()
        .Where(resource => resource.Ownership != Ownership.External)
        .SelectMany(resource => Check(resource, plan));

    /// <summary>The violations of one resource.</summary>
    protected abstract IEnumerable<Finding> Check(TSpec resource, DeploymentPlan plan);
}
