using System.Security.Cryptography;
using System.Text;
using Deploy.Engine.Shapes;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using TaskDefinition = Amazon.ECS.Model.TaskDefinition;

namespace Deploy.Engine.Kinds.TaskDefinitions;

/// <summary>A task definition's request: as it is registered, as it is compared, and as ECS describes what came of it.</summary>
internal static class TaskDefinitionShape
{
    /// <summary>As it is registered, without the family: with what is known of the roles and images that it names.</summary>
    public static TaskDefinitionSpec Resolve(TaskDefinitionSpec spec, KindContext context) => spec with { Request = context.Resolve(spec.Request) };

    /// <summary>As it is compared.</summary>
    public static TaskDefinitionSpec Normalise(TaskDefinitionSpec resolved) => resolved with { Request = Normalise(resolved.Request) };

    /// <summary>A normal task definition in which ECS's choices stand where the request is silent.</summary>
    public static TaskDefinitionSpec Against(TaskDefinitionSpec desired, TaskDefinitionSpec actual) =>
        desired with { Request = ShapeForm.WithChoicesOf(desired.Request, actual.Request, TaskDefinitionFacts.Shapes) };

    /// <summary>As ECS describes it, in the form in which it is compared.</summary>
    public static TaskDefinitionSpec Read(TaskDefinition revision, string declaredName)
    {
        var request = RegisterTaskDefinitionMap.FromDescription(revision);
        return Normalise(new TaskDefinitionSpec
        {
            Name = declaredName,
            Request = request with
            {
                Family = null,
                NetworkMode = request.NetworkMode ?? NetworkMode.Bridge,
                TaskRoleArn = OrNull(request.TaskRoleArn),
                ExecutionRoleArn = OrNull(request.ExecutionRoleArn),
                RuntimePlatform = new RuntimePlatform
                {
                    CpuArchitecture = request.RuntimePlatform?.CpuArchitecture ?? CPUArchitecture.X86_64,
                    OperatingSystemFamily = request.RuntimePlatform?.OperatingSystemFamily ?? OSFamily.Linux,
                },
            },
        });
    }

    /// <summary>The hash of what is registered, tags apart.</summary>
    public static string ContentHash(TaskDefinitionSpec resolved, string family)
    {
        var content = RecordMapper.ToJson(Normalise(resolved.Request) with { Family = family });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(content))));
    }

    private static RegisterTaskDefinition Normalise(RegisterTaskDefinition request) => ShapeForm.Normal(
        request with { ContainerDefinitions = request.ContainerDefinitions.OrEmpty().Select(container => WithHostPorts(container, request.NetworkMode)).ToEquatableList() },
        TaskDefinitionFacts.Shapes);

    /// <summary>With a bridge, silence means a port that the host chooses; otherwise the container's own.</summary>
    private static ContainerDefinition WithHostPorts(ContainerDefinition container, OpenEnum<NetworkMode>? mode) => container with
    {
        PortMappings = container.PortMappings.OrEmpty()
            .Select(port => port with { HostPort = port.HostPort ?? (mode?.Known == NetworkMode.Bridge ? 0 : port.ContainerPort) })
            .ToEquatableList(),
    };

    private static Reference? OrNull(Reference? reference) => reference is { Literal: "" } ? null : reference;
}
