using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate waits at most two minutes for a dependency.</summary>
public sealed class StartTimeout() : ContainerRule(
    "DECS0326",
    "A start time-out is outside 2 to 120 seconds",
    "StartTimeout {0} is outside 2 to 120 seconds, which Fargate allows. Use a number in that range, or leave it out.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.RunsOnFargate() && Ranges.FargateTimeout.Excludes(place.Container.StartTimeout))
            yield return Found(place, nameof(place.Container.StartTimeout), Number.Text(place.Container.StartTimeout!.Value));
    }
}
