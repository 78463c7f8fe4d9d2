using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>ECS allows letters, digits, hyphens and underscores in service names.</summary>
public sealed class ServiceName() : ResourceRule<ServiceSpec>(
    "DECS0401",
    "A service's name is not valid",
    "The service name {0} is not valid. Use 1 to 255 letters, digits, hyphens and underscores.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsEcsName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
