using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>A container of a task definition. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</summary>
public sealed record ContainerSpec
{
    /// <summary>What a container is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static ContainerDefinition Defaults { get; } = new() { Essential = true };

    private static readonly ListView<PortMapping, PortMappingSpec> Ports = new(PortMappingSpec.Of);
    private static readonly ListView<Secret, SecretSpec> Stored = new(secret => new SecretSpec(secret.Name ?? "", secret.ValueFrom ?? ""));
    private static readonly ListView<Shapes.Ecs.KeyValuePair, EnvironmentVariableSpec> Variables =
        new(variable => new EnvironmentVariableSpec(variable.Name ?? "", variable.Value ?? ""));

    /// <summary>AWS's own structure.</summary>
    public ContainerDefinition Definition { get; init; } = Defaults;

    /// <summary>Unique within the task definition.</summary>
    [ViewOf(nameof(ContainerDefinition.Name))]
    public required string Name
    {
        get => Definition.Name ?? "";
        init => Definition = Definition with { Name = value };
    }

    /// <summary>An image of somebody else's; null when the container runs the project's own image out of <see cref="Repository"/>.</summary>
    [ViewOf(nameof(ContainerDefinition.Image))]
    public string? Image
    {
        get => Definition.Image?.Literal;
        init => Definition = value is not null ? Definition with { Image = Reference.Of(value) } : Image is not null ? Definition with { Image = null } : Definition;
    }

    /// <summary>The repository that the project's own image is pushed to; the container runs it by digest. Stands in the place of an image.</summary>
    [ViewOf(nameof(ContainerDefinition.Image))]
    public ResourceAddress? Repository
    {
        get => Definition.Image?.Resource;
        init => Definition = value is { } repository ? Definition with { Image = Reference.ImageOf(repository) } : Repository is not null ? Definition with { Image = null } : Definition;
    }

    /// <summary>Whether the task stops when this container does. Default: true.</summary>
    [ViewOf(nameof(ContainerDefinition.Essential))]
    public bool Essential
    {
        get => Definition.Essential ?? true;
        init => Definition = Definition with { Essential = value };
    }

    /// <summary>CPU units reserved for the container.</summary>
    [ViewOf(nameof(ContainerDefinition.Cpu))]
    public int? Cpu
    {
        get => Definition.Cpu;
        init => Definition = Definition with { Cpu = value };
    }

    /// <summary>Hard limit in MiB: the container is killed beyond it.</summary>
    [ViewOf(nameof(ContainerDefinition.Memory))]
    public int? Memory
    {
        get => Definition.Memory;
        init => Definition = Definition with { Memory = value };
    }

    /// <summary>MiB reserved for the container.</summary>
    [ViewOf(nameof(ContainerDefinition.MemoryReservation))]
    public int? MemoryReservation
    {
        get => Definition.MemoryReservation;
        init => Definition = Definition with { MemoryReservation = value };
    }

    /// <summary>Replaces the image's entry point.</summary>
    [ViewOf(nameof(ContainerDefinition.EntryPoint))]
    public EquatableList<string> EntryPoint
    {
        get => Definition.EntryPoint.OrEmpty();
        init => Definition = Definition with { EntryPoint = value.OrNull() };
    }

    /// <summary>Replaces the image's command.</summary>
    [ViewOf(nameof(ContainerDefinition.Command))]
    public EquatableList<string> Command
    {
        get => Definition.Command.OrEmpty();
        init => Definition = Definition with { Command = value.OrNull() };
    }

    /// <summary>The directory in which the command starts.</summary>
    [ViewOf(nameof(ContainerDefinition.WorkingDirectory))]
    public string? WorkingDirectory
    {
        get => Definition.WorkingDirectory;
        init => Definition = Definition with { WorkingDirectory = value };
    }

    /// <summary>The user to run as: <c>user</c>, <c>uid</c>, <c>user:group</c>.</summary>
    [ViewOf(nameof(ContainerDefinition.User))]
    public string? User
    {
        get => Definition.User;
        init => Definition = Definition with { User = value };
    }

    /// <summary>Whether the root file system is read-only.</summary>
    [ViewOf(nameof(ContainerDefinition.ReadonlyRootFilesystem))]
    public bool? ReadonlyRootFilesystem
    {
        get => Definition.ReadonlyRootFilesystem;
        init => Definition = Definition with { ReadonlyRootFilesystem = value };
    }

    /// <summary>Seconds to wait for a dependency before giving up; Fargate: 2 to 120.</summary>
    [ViewOf(nameof(ContainerDefinition.StartTimeout))]
    public int? StartTimeout
    {
        get => Definition.StartTimeout;
        init => Definition = Definition with { StartTimeout = value };
    }

    /// <summary>Seconds between SIGTERM and SIGKILL; Fargate: 2 to 120. Default of AWS: 30.</summary>
    [ViewOf(nameof(ContainerDefinition.StopTimeout))]
    public int? StopTimeout
    {
        get => Definition.StopTimeout;
        init => Definition = Definition with { StopTimeout = value };
    }

    /// <summary>The ports it listens on.</summary>
    [ViewOf(nameof(ContainerDefinition.PortMappings))]
    public EquatableList<PortMappingSpec> PortMappings
    {
        get => Ports.Of(Definition.PortMappings);
        init => Definition = Definition with { PortMappings = value.Select(port => port.Mapping).ToEquatableList().OrNull() };
    }

    /// <summary>Plain environment variables.</summary>
    [ViewOf(nameof(ContainerDefinition.Environment))]
    public EquatableList<EnvironmentVariableSpec> Environment
    {
        get => Variables.Of(Definition.Environment);
        init => Definition = Definition with
        {
            Environment = value.Select(variable => new Shapes.Ecs.KeyValuePair { Name = variable.Name, Value = variable.Value }).ToEquatableList().OrNull(),
        };
    }

    /// <summary>Environment variables whose values ECS reads from a store when a task starts.</summary>
    [ViewOf(nameof(ContainerDefinition.Secrets))]
    public EquatableList<SecretSpec> Secrets
    {
        get => Stored.Of(Definition.Secrets);
        init => Definition = Definition with
        {
            Secrets = value.Select(secret => new Secret { Name = secret.Name, ValueFrom = secret.ValueFrom }).ToEquatableList().OrNull(),
        };
    }

    /// <summary>The container's health check; null: none.</summary>
    [ViewOf(nameof(ContainerDefinition.HealthCheck))]
    public HealthCheckSpec? HealthCheck
    {
        get => Definition.HealthCheck is { } check ? HealthCheckSpec.Of(check) : null;
        init => Definition = Definition with { HealthCheck = value?.Check };
    }

    /// <summary>Where its output goes; null: nowhere.</summary>
    [ViewOf(nameof(ContainerDefinition.LogConfiguration))]
    public LogConfigurationSpec? LogConfiguration
    {
        get => Definition.LogConfiguration is { } log ? LogConfigurationSpec.Of(log) : null;
        init => Definition = Definition with { LogConfiguration = value?.Configuration };
    }

    /// <summary>AWS's own structure as this.</summary>
    public static ContainerSpec Of(ContainerDefinition definition) => new() { Name = "", Definition = definition };
}

/// <summary>A plain environment variable. Its value is never printed.</summary>
public sealed record EnvironmentVariableSpec(string Name, string Value)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>
/// An environment variable from a store: <c>ssm:/path</c>, <c>secretsmanager:name[:json-key[:stage[:version]]]</c>, or the ARN of a parameter or secret.
/// </summary>
public sealed record SecretSpec(string Name, string ValueFrom);
