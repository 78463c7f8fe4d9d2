using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CPU units are not negative.</summary>
public sealed class ContainerCpuNegative() : ContainerRule(
    "DECS0308",
    "A container's CPU units are negative",
    "Cpu {0} is negative. Use 0 or more CPU units, or leave Cpu out.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.Cpu < 0)
            yield return Found(place, nameof(place.Container.Cpu), Number.Text(place.Container.Cpu.Value));
    }
}
