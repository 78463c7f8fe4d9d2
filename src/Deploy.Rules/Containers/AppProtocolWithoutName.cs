namespace Deploy.Rules.Containers;

/// <summary>Service Connect finds ports by their names.</summary>
public sealed class AppProtocolWithoutName() : ContainerRule(
    "DECS0314",
    "An application protocol needs a port name",
    "AppProtocol {0} has no effect without Name. Name the port, or remove AppProtocol.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where port.AppProtocol is not null && string.IsNullOrEmpty(port.Name)
        select Found(place, $"PortMappings[{port.Key}].AppProtocol", port.AppProtocol.ToString());
}
