using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Docker refuses containers with less than 6 MiB.</summary>
public sealed class ContainerMemoryMinimum() : ContainerRule(
    "DECS0306",
    "A container has less memory than Docker allows",
    "{0} {1} MiB is too little. Docker needs at least 6 MiB for a container.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        var container = place.Container;
        if (IsTooLittle(container.Memory)) yield return Found(place, nameof(container.Memory), nameof(container.Memory), Number.Text(container.Memory!.Value));
        if (IsTooLittle(container.MemoryReservation)) yield return Found(place, nameof(container.MemoryReservation), nameof(container.MemoryReservation), Number.Text(container.MemoryReservation!.Value));
    }

    // ECS takes 0 for "not given".
    private static bool IsTooLittle(int? memory) => memory is < 6 and not 0;
}
