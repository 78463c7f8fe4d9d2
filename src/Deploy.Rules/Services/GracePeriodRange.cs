using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A period is not negative.</summary>
public sealed class GracePeriodRange() : ResourceRule<ServiceSpec>(
    "DECS0409",
    "The grace period is negative",
    "HealthCheckGracePeriodSeconds {0} is negative. Use 0 or more seconds.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.HealthCheckGracePeriodSeconds < 0)
            yield return Found(resource.Address, nameof(resource.HealthCheckGracePeriodSeconds), Number.Text(resource.HealthCheckGracePeriodSeconds.Value));
    }
}
