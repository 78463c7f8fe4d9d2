using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CPU units are not negative.</summary>
public sealed class ContainerCpuNegative : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0308";

    /// <inheritdoc/>
    public override string Title => "A container's CPU units are negative";

    /// <inheritdoc/>
    public override string Message => "Cpu {0} is negative. Use 0 or more CPU units, or leave Cpu out.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.Cpu < 0)
            yield return Found(place, nameof(place.Container.Cpu), Number.Text(place.Container.Cpu.Value));
    }
}
