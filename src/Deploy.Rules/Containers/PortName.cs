using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A port's name becomes a name of Service Connect.</summary>
public sealed class PortName() : ContainerRule(
    "DECS0316",
    "A port's name is not valid",
    "The port name {0} is not valid. Use 1 to 64 lower-case letters, digits, hyphens and underscores, not starting with a hyphen.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where Text.IsKnownAndNot(port.Name, name => name.Length == 0 || NamePatterns.IsPortName(name))
        select Found(place, $"PortMappings[{port.Key}].Name", Text.Quote(port.Name!));
}
