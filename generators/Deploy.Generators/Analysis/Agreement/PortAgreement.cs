using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Holds the ports of a container, and the port that its health check asks, against what the program listens on.</summary>
internal static class PortAgreement
{
    public static IEnumerable<Finding> Check(AgreementContext context)
    {
        if (context.Addresses is not { Count: > 0 } addresses) yield break;
        var ports = context.Container.PortMappings.Where(IsTcpPort).ToArray();
        var listened = addresses.ToLookup(address => address.Port);
        var isElsewhere = ports.Length > 0 && Array.TrueForAll(ports, port => !listened.Contains(port.ContainerPort));
        if (isElsewhere && !Array.Exists(ports, port => context.MayBeElsewhere(port.ContainerPort)))
        {
            yield return context.FoundOrVariable<PortNotListened>(
                PathOf(ports[0]), context.Container.Name, AgreementContext.Words(ports.Select(port => AgreementContext.Number(port.ContainerPort))), context.Ports);
        }

        // A proxy beside it in the same task reaches loopback addresses, too.
        var isAlone = context.Task.ContainerDefinitions.Count == 1;
        if (isAlone && ports.FirstOrDefault(port => listened.Contains(port.ContainerPort)) is { } local && addresses.All(address => address.IsLoopback))
        {
            var number = AgreementContext.Number(local.ContainerPort);
            yield return context.FoundOrVariable<LoopbackOnly>(PathOf(local), $"localhost:{context.Ports}", context.Container.Name, number, $"http://+:{number}");
        }

        if (context.Container.HealthCheck is not { } check || HealthCommand.Of(check.Command)?.Request() is not { } request) yield break;
        var isSameFault = isElsewhere && Array.Exists(ports, port => port.ContainerPort == request.Port);
        if (!listened.Contains(request.Port) && !isSameFault && isAlone && !context.MayBeElsewhere(request.Port))
            yield return context.Found<HealthCheckPort>("HealthCheck.Command", context.Container.Name, AgreementContext.Number(request.Port), context.Ports);
    }

    // What is no port at all is found as such.
    private static bool IsTcpPort(PortMappingSpec port) => port.Protocol == TransportProtocol.Tcp && port.ContainerPort is > 0 and <= 65535;

    private static string PathOf(PortMappingSpec port) => $"{nameof(ContainerSpec.PortMappings)}[{port.Key}]";
}
