using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>A period is not negative.</summary>
public sealed class GracePeriodRange() : RangeRule<ServiceSpec>(
    "DECS0409",
    "The grace period is negative",
    "HealthCheckGracePeriodSeconds {0} is negative. Use {range} seconds.",
    new(0),
    nameof(ServiceSpec.HealthCheckGracePeriodSeconds),
    service => service.HealthCheckGracePeriodSeconds);
