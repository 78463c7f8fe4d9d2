using System.Globalization;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using AwsEcs = Deploy.Plan.Shapes.Ecs;
using Compatibility = Deploy.Ecs.Compatibility;
using CpuArchitecture = Deploy.Ecs.CpuArchitecture;
using NetworkMode = Deploy.Ecs.NetworkMode;
using OperatingSystemFamily = Deploy.Ecs.OperatingSystemFamily;

namespace Deploy.Plan.Resources;

/// <summary>An ECS task definition. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</summary>
public sealed record TaskDefinitionSpec : ResourceSpec
{
    /// <summary>What a task definition is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static RegisterTaskDefinition Defaults { get; } = new()
    {
        NetworkMode = AwsEcs.NetworkMode.Awsvpc,
        RequiresCompatibilities = EquatableList.Of<OpenEnum<AwsEcs.Compatibility>>(AwsEcs.Compatibility.Fargate),
        RuntimePlatform = new RuntimePlatform { CpuArchitecture = CPUArchitecture.X86_64, OperatingSystemFamily = OSFamily.Linux },
    };

    private static readonly ListView<ContainerDefinition, ContainerSpec> Containers = new(ContainerSpec.Of);

    /// <summary>AWS's own request. Family and tags are the engine's, and not in it.</summary>
    public RegisterTaskDefinition Request { get; init; } = Defaults;

    /// <summary>CPU units of the whole task; 1024 is one vCPU. Null: none, or in another form than as a whole number.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.Cpu))]
    public int? Cpu
    {
        get => Number(Request.Cpu);
        init => Request = Request with { Cpu = Text(value) };
    }

    /// <summary>MiB of memory of the whole task. Null: none, or in another form than as a whole number.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.Memory))]
    public int? Memory
    {
        get => Number(Request.Memory);
        init => Request = Request with { Memory = Text(value) };
    }

    /// <summary>Default: awsvpc, the only mode on Fargate.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.NetworkMode))]
    public NetworkMode NetworkMode
    {
        get => Request.NetworkMode?.As<NetworkMode>() ?? NetworkMode.Bridge;
        init => Request = Request with { NetworkMode = OpenEnum<AwsEcs.NetworkMode>.Of(value) };
    }

    /// <summary>Launch types that the definition must be valid for. Default: Fargate.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.RequiresCompatibilities))]
    public EquatableList<Compatibility> RequiresCompatibilities
    {
        get => Request.RequiresCompatibilities.OrEmpty().Select(value => value.As<Compatibility>()).OfType<Compatibility>().ToEquatableList();
        init => Request = Request with { RequiresCompatibilities = value.Select(choice => OpenEnum<AwsEcs.Compatibility>.Of(choice)).ToEquatableList() };
    }

    /// <summary>The processor. Default: x86-64.</summary>
    [ViewOf("RuntimePlatform.CpuArchitecture")]
    public CpuArchitecture CpuArchitecture
    {
        get => Platform.CpuArchitecture?.As<CpuArchitecture>() ?? CpuArchitecture.X86_64;
        init => Request = Request with { RuntimePlatform = Platform with { CpuArchitecture = OpenEnum<CPUArchitecture>.Of(value) } };
    }

    /// <summary>The operating system. Default: Linux.</summary>
    [ViewOf("RuntimePlatform.OperatingSystemFamily")]
    public OperatingSystemFamily OperatingSystemFamily
    {
        get => Platform.OperatingSystemFamily?.As<OperatingSystemFamily>() ?? OperatingSystemFamily.Linux;
        init => Request = Request with { RuntimePlatform = Platform with { OperatingSystemFamily = OpenEnum<OSFamily>.Of(value) } };
    }

    /// <summary>GiB of ephemeral storage, 21 to 200; null: Fargate's 20 GiB.</summary>
    [ViewOf("EphemeralStorage.SizeInGiB")]
    public int? EphemeralStorageSizeInGiB
    {
        get => Request.EphemeralStorage?.SizeInGiB;
        init => Request = Request with { EphemeralStorage = value is null ? null : new EphemeralStorage { SizeInGiB = value } };
    }

    /// <summary>The role of the containers' own code.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.TaskRoleArn))]
    public ResourceAddress? TaskRole
    {
        get => RoleIn(Request.TaskRoleArn);
        init => Request = Request with { TaskRoleArn = ArnOf(value) };
    }

    /// <summary>The role with which ECS pulls images, reads secrets and writes logs.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.ExecutionRoleArn))]
    public ResourceAddress? ExecutionRole
    {
        get => RoleIn(Request.ExecutionRoleArn);
        init => Request = Request with { ExecutionRoleArn = ArnOf(value) };
    }

    /// <summary>At least one, at most ten.</summary>
    [ViewOf(nameof(RegisterTaskDefinition.ContainerDefinitions))]
    public EquatableList<ContainerSpec> ContainerDefinitions
    {
        get => Containers.Of(Request.ContainerDefinitions);
        init => Request = Request with { ContainerDefinitions = value.Select(container => container.Definition).ToEquatableList().OrNull() };
    }

    private RuntimePlatform Platform => Request.RuntimePlatform ?? new RuntimePlatform();

    private static ResourceAddress? RoleIn(Reference? reference) => reference is null ? null : AddressIn(reference, "role");

    private static Reference? ArnOf(ResourceAddress? role) => role is { } address ? Reference.ArnOf(address) : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
