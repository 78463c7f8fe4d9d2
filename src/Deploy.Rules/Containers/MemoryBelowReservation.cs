using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The hard limit is at least the reservation.</summary>
public sealed class MemoryBelowReservation() : ContainerRule(
    "DECS0307",
    "A container's limit is below its reservation",
    "Memory {0} MiB is below MemoryReservation {1} MiB. Raise the limit or lower the reservation.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container is { Memory: { } memory and not 0, MemoryReservation: { } reservation } && memory < reservation)
            yield return Found(place, nameof(place.Container.Memory), Number.Text(memory), Number.Text(reservation))
                .Or(place.Path(nameof(place.Container.MemoryReservation)));
    }
}
