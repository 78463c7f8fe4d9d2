using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>A port's name becomes a name of Service Connect.</summary>
public sealed class PortName() : ContainerFormRule(
    "DECS0316",
    "A port's name is not valid",
    NameForms.Port.Fill("The port name {0} is not valid. Use {form}."),
    place => place.Container.PortMappings.Select(port => ($"PortMappings[{port.Key}].Name", port.Name)),
    name => name.Length == 0 || NameForms.Port.Fits(name));
