using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An ECS task definition. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</summary>
public sealed record TaskDefinitionSpec : ResourceSpec
{
    /// <summary>CPU units of the whole task; 1024 is one vCPU.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB of memory of the whole task.</summary>
    public int? Memory { get; init; }

    /// <summary>Default: awsvpc, the only mode on Fargate.</summary>
    public NetworkMode NetworkMode { get; init; } = NetworkMode.Awsvpc;

    /// <summary>Launch types that the definition must be valid for. Default: Fargate.</summary>
    public EquatableList<Compatibility> RequiresCompatibilities { get; init; } = EquatableList.Of(Compatibility.Fargate);

    /// <summary>The processor. Default: x86-64.</summary>
    public CpuArchitecture CpuArchitecture { get; init; } = CpuArchitecture.X86_64;

    /// <summary>The operating system. Default: Linux.</summary>
    public OperatingSystemFamily OperatingSystemFamily { get; init; } = OperatingSystemFamily.Linux;

    /// <summary>GiB of ephemeral storage, 21 to 200; null: Fargate's 20 GiB.</summary>
    public int? EphemeralStorageSizeInGiB { get; init; }

    /// <summary>The role of the containers' own code.</summary>
    public ResourceAddress? TaskRole { get; init; }

    /// <summary>The role with which ECS pulls images, reads secrets and writes logs.</summary>
    public ResourceAddress? ExecutionRole { get; init; }

    /// <summary>At least one, at most ten.</summary>
    public EquatableList<ContainerSpec> ContainerDefinitions { get; init; } = EquatableList<ContainerSpec>.Empty;
}
