using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate kills a container at most two minutes after it asked it to stop.</summary>
public sealed class StopTimeout() : ContainerRule(
    "DECS0327",
    "A stop time-out is outside 2 to 120 seconds",
    "StopTimeout {0} is outside 2 to 120 seconds, which Fargate allows. Use a number in that range, or leave it out for 30.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.RunsOnFargate() && Ranges.FargateTimeout.Excludes(place.Container.StopTimeout))
            yield return Found(place, nameof(place.Container.StopTimeout), Number.Text(place.Container.StopTimeout!.Value));
    }
}
