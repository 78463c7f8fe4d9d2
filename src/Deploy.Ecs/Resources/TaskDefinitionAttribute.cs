using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Declares an ECS task definition. Without a <see cref="ContainerAttribute"/> it has one container, <c>app</c>, with the project's own image and port 8080.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</remarks>
/// <example>
/// <code>
/// [TaskDefinition(Cpu = 256, Memory = 512)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TaskDefinitionAttribute : ResourceAttribute
{
    /// <summary>A task definition named after the class, without the suffix <c>Task</c>.</summary>
    public TaskDefinitionAttribute()
    {
    }

    /// <summary>A task definition with a family.</summary>
    /// <param name="family">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</param>
    public TaskDefinitionAttribute(string family) => Family = family;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string? Family { get; }

    /// <summary>CPU units of the whole task; 1024 is one vCPU. On Fargate: 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768; elsewhere 128 to 196608.</summary>
    public int Cpu { get; set; }

    /// <summary>MiB of memory of the whole task; what Fargate allows depends on <see cref="Cpu"/>.</summary>
    public int Memory { get; set; }

    /// <summary>The processor. Default: <see cref="CpuArchitecture.X86_64"/>.</summary>
    public CpuArchitecture Architecture { get; set; }

    /// <summary>The operating system. Default: <see cref="OperatingSystemFamily.Linux"/>.</summary>
    public OperatingSystemFamily OperatingSystem { get; set; }

    /// <summary>Default: <see cref="Deploy.Ecs.NetworkMode.Awsvpc"/>, the only mode on Fargate.</summary>
    public NetworkMode NetworkMode { get; set; }

    /// <summary>Launch types that it must be valid for. Default: <see cref="Compatibility.Fargate"/>.</summary>
    public Compatibility[] RequiresCompatibilities { get; set; } = [];

    /// <summary>GiB of ephemeral storage, 21 to 200. Default of AWS: 20.</summary>
    public int EphemeralStorageSizeInGiB { get; set; }
}
