using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate kills a container at most two minutes after it asked it to stop.</summary>
public sealed class StopTimeout() : ContainerRangeRule(
    "DECS0327",
    "A stop time-out is outside {range} seconds",
    "StopTimeout {0} is outside {range} seconds, which Fargate allows. Use a number in that range, or leave it out for 30.",
    FargateTimeouts.Seconds,
    nameof(ContainerSpec.StopTimeout),
    place => place.Task.RunsOnFargate() ? place.Container.StopTimeout : null);
