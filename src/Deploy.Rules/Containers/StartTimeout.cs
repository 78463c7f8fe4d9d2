using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate waits at most two minutes for a dependency.</summary>
public sealed class StartTimeout() : ContainerRangeRule(
    "DECS0326",
    "A start time-out is outside {range} seconds",
    "StartTimeout {0} is outside {range} seconds, which Fargate allows. Use a number in that range, or leave it out.",
    FargateTimeouts.Seconds,
    nameof(ContainerSpec.StartTimeout),
    place => place.Task.RunsOnFargate() ? place.Container.StartTimeout : null);
