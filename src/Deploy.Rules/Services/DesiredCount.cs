using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>A service may have no task, and not fewer.</summary>
public sealed class DesiredCount() : RangeRule<ServiceSpec>(
    "DECS0402",
    "The desired count is negative",
    "DesiredCount {0} is negative. Use {range} tasks.",
    new(0),
    nameof(ServiceSpec.DesiredCount),
    service => service.DesiredCount);
