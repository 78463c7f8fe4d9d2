using System.Globalization;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[TargetGroup]</c> of a service.</summary>
internal static class TargetGroupParser
{
    private const string PortArgument = "Port";

    public static EquatableList<LoadBalancerSpec> Parse(ResourceDraft draft, Reference taskDefinition)
    {
        var details = draft.Type.Details("TargetGroup").ToArray();
        var containers = draft.Stage.Find<TaskDefinitionSpec>(taskDefinition.Address)?.ContainerDefinitions.ToArray() ?? [];
        return details.Select(detail => Parse(draft, detail, taskDefinition, containers)).ToEquatableList();
    }

    private static LoadBalancerSpec Parse(ResourceDraft draft, Declaration detail, Reference taskDefinition, ContainerSpec[] containers)
    {
        var targetGroup = detail.Text(nameof(LoadBalancerSpec.TargetGroup)) ?? "";
        var path = $"{nameof(ServiceSpec.LoadBalancers)}[{targetGroup}]";
        var read = new PropertyReader(detail, draft.Origins, path);
        read.Noted(nameof(LoadBalancerSpec.TargetGroup));
        var name = read.Text(nameof(LoadBalancerSpec.ContainerName), ContainerDetails.ContainerArgument)
            ?? taskDefinition.Type?.DefaultContainer ?? ClassDeclarations.ImplicitContainer;
        if (containers.Length > 0)
            ContainerDetails.Check(draft, detail, taskDefinition.Address.ToString(), [.. containers.Select(container => container.Name)]);
        return new LoadBalancerSpec
        {
            TargetGroup = targetGroup,
            ContainerName = name,
            ContainerPort = read.Number(nameof(LoadBalancerSpec.ContainerPort), PortArgument)
                ?? OnlyPort(draft, detail, containers.FirstOrDefault(container => container.Name == name), path),
        };
    }

    private static int OnlyPort(ResourceDraft draft, Declaration detail, ContainerSpec? container, string path)
    {
        if (container?.PortMappings is [var only]) return only.ContainerPort;
        if (container is not null && !detail.IsSet(PortArgument))
        {
            var ports = string.Join(", ", container.PortMappings.Select(port => port.ContainerPort.ToString(CultureInfo.InvariantCulture)));
            draft.Stage.Findings.Add<UnclearPort>(draft.Address, path, detail.Place, container.Name, ports.Length == 0 ? "none" : ports);
        }

        return container?.PortMappings.FirstOrDefault()?.ContainerPort ?? PortParser.ImplicitPort;
    }
}
