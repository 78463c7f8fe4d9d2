using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A port of a container.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html</remarks>
/// <example>
/// <code>
/// [Port(8080, Name = "http")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PortAttribute : ContainerDetailAttribute
{
    /// <summary>A port.</summary>
    /// <param name="containerPort">1 to 65535.</param>
    public PortAttribute(int containerPort) => ContainerPort = containerPort;

    /// <summary>1 to 65535.</summary>
    public int ContainerPort { get; }

    /// <summary>With awsvpc equal to the container's port or left out.</summary>
    public int HostPort { get; set; }

    /// <summary>Default: <see cref="TransportProtocol.Tcp"/>. One port can be mapped for both.</summary>
    public TransportProtocol Protocol { get; set; }

    /// <summary>A name for Service Connect, unique within the task definition: 1 to 64 lower-case letters, digits, hyphens and underscores. Service Connect cannot be declared yet, so nothing uses it.</summary>
    public string? Name { get; set; }

    /// <summary>The application protocol for Service Connect, which cannot be declared yet.</summary>
    public ApplicationProtocol AppProtocol { get; set; }
}
