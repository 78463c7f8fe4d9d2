using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A container of the task definition.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</remarks>
/// <example>
/// <code>
/// [Container("app", Port = 8080), Container("proxy", Image = "public.ecr.aws/nginx/nginx:1.29")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ContainerAttribute : DetailAttribute
{
    /// <summary>A container.</summary>
    /// <param name="name">The name, unique within the task definition: 1 to 255 letters, digits, hyphens and underscores.</param>
    public ContainerAttribute(string name) => Name = name;

    /// <summary>The name, unique within the task definition: 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string Name { get; }

    /// <summary>An image of somebody else's. Left out: the project's own image.</summary>
    public string? Image { get; set; }

    /// <summary>The class of the repository that the project's own image is pushed to. Left out: the repository on the same class, else the only one in the assembly.</summary>
    public Type? Repository { get; set; }

    /// <summary>A port that it listens on (tcp). Short for a <see cref="PortAttribute"/>.</summary>
    public int Port { get; set; }

    /// <summary>Whether the task stops when this container does. Default: true.</summary>
    public bool Essential { get; set; }

    /// <summary>CPU units reserved for the container, 0 or more.</summary>
    public int Cpu { get; set; }

    /// <summary>Hard limit in MiB; the container is killed beyond it.</summary>
    public int Memory { get; set; }

    /// <summary>MiB reserved for the container.</summary>
    public int MemoryReservation { get; set; }

    /// <summary>Replaces the image's entry point.</summary>
    public string[] EntryPoint { get; set; } = [];

    /// <summary>Replaces the image's command.</summary>
    public string[] Command { get; set; } = [];

    /// <summary>The directory in which the command starts.</summary>
    public string? WorkingDirectory { get; set; }

    /// <summary>The user to run as: <c>user</c>, <c>uid</c> or <c>user:group</c>.</summary>
    public string? User { get; set; }

    /// <summary>Whether the root file system is read-only. Default of AWS: false.</summary>
    public bool ReadonlyRootFilesystem { get; set; }

    /// <summary>Seconds to wait for a dependency, 2 to 120 on Fargate.</summary>
    public int StartTimeout { get; set; }

    /// <summary>Seconds between SIGTERM and SIGKILL, 2 to 120 on Fargate. Default of AWS: 30.</summary>
    public int StopTimeout { get; set; }
}
