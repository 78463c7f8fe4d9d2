using Deploy.Ecs;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Some ports of an instance are taken.</summary>
public sealed class ReservedHostPort() : ContainerRule(
    "DECS0348",
    "A host port is the agent's",
    "HostPort {0} is used by SSH, Docker or the ECS agent on every instance. Use another port.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where !place.Task.RunsOnFargate() && place.Task.NetworkMode is NetworkMode.Bridge or NetworkMode.Host && Reserved.Contains(port.HostPort ?? 0)
        select Found(place, $"PortMappings[{port.Key}].HostPort", Number.Text(port.HostPort!.Value));

    private static readonly int[] Reserved = [22, 2375, 2376, 51678, 51679, 51680];
}
