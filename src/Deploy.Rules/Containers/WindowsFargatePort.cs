using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate's own agent listens there.</summary>
public sealed class WindowsFargatePort() : ContainerRule(
    "DECS0349",
    "Port 3150 is Fargate's on Windows",
    "Port 3150 is used by Fargate itself on Windows. Use another port.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.RunsOnFargate() && place.Task.RunsOnWindows() && place.Container.PortMappings.Any(port => port.ContainerPort == 3150))
            yield return Found(place, "PortMappings[3150]");
    }
}
