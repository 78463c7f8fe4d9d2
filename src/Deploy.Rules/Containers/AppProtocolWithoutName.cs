namespace Deploy.Rules.Containers;

/// <summary>Service Connect finds ports by their names.</summary>
public sealed class AppProtocolWithoutName : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0314";

    /// <inheritdoc/>
    public override string Title => "An application protocol needs a port name";

    /// <inheritdoc/>
    public override string Message => "AppProtocol {0} has no effect without Name. Name the port, or remove AppProtocol.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where port.AppProtocol is not null && string.IsNullOrEmpty(port.Name)
        select Found(place, $"PortMappings[{port.Key}].AppProtocol", port.AppProtocol.ToString());
}
