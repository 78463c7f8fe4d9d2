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
        var task = taskDefinition.Foreign as TaskDefinitionSpec ?? draft.Stage.Find<TaskDefinitionSpec>(taskDefinition.Address);
        var containers = task?.ContainerDefinitions.ToArray() ?? [];
        return details.Select(detail => Parse(draft, detail, taskDefinition, containers)).ToEquatableList();
    }

    private static LoadBalancerSpec Parse(ResourceDraft draft, Declaration detail, Reference taskDefinition, ContainerSpec[] containers)
    {
        var targetGroup = detail.Text(nameof(LoadBalancerSpec.TargetGroup)) ?? "";
        var name = detail.Text(ContainerDetails.ContainerArgument) ?? DefaultContainer(taskDefinition) ?? ClassDeclarations.ImplicitContainer;
        var container = containers.FirstOrDefault(candidate => candidate.Name == name);
        var spec = new LoadBalancerSpec
        {
            TargetGroup = targetGroup,
            ContainerName = name,
            ContainerPort = detail.Number(PortArgument) ?? container?.PortMappings.FirstOrDefault()?.ContainerPort ?? PortParser.ImplicitPort,
        };
        var path = $"{nameof(ServiceSpec.LoadBalancers)}[{spec.Key}]";
        var read = new PropertyReader(detail, draft.Origins, path, nameof(LoadBalancerSpec.TargetGroup));
        read.Noted(nameof(LoadBalancerSpec.TargetGroup));
        read.Noted(nameof(LoadBalancerSpec.ContainerName), ContainerDetails.ContainerArgument);
        read.Noted(nameof(LoadBalancerSpec.ContainerPort), PortArgument);
        if (containers.Length > 0)
            ContainerDetails.Check(draft, detail, taskDefinition.Address.ToString(), [.. containers.Select(candidate => candidate.Name)], path);
        CheckPort(draft, detail, container, path);
        return spec;
    }

    private static string? DefaultContainer(Reference taskDefinition) => taskDefinition.Foreign is TaskDefinitionSpec task
        ? (task.ContainerDefinitions.FirstOrDefault(container => container.Essential) ?? task.ContainerDefinitions.FirstOrDefault())?.Name
        : taskDefinition.Type?.DefaultContainer;

    private static void CheckPort(ResourceDraft draft, Declaration detail, ContainerSpec? container, string path)
    {
        if (container is null or { PortMappings: [_] } || detail.IsSet(PortArgument)) return;
        var ports = string.Join(", ", container.PortMappings.Select(port => port.ContainerPort.ToString(CultureInfo.InvariantCulture)).Distinct());
        draft.Stage.Findings.Add<UnclearPort>(draft.Address, path, detail.Place, container.Name, ports.Length == 0 ? "none" : ports);
    }
}
