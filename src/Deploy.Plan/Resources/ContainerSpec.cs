using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>A container of a task definition. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</summary>
public sealed record ContainerSpec
{
    /// <summary>Unique within the task definition.</summary>
    public required string Name { get; init; }

    /// <summary>An image of somebody else's; null when the container runs the project's own image out of <see cref="Repository"/>.</summary>
    public string? Image { get; init; }

    /// <summary>The repository that the project's own image is pushed to; the container runs it by digest.</summary>
    public ResourceAddress? Repository { get; init; }

    /// <summary>Whether the task stops when this container does. Default: true.</summary>
    public bool Essential { get; init; } = true;

    /// <summary>CPU units reserved for the container.</summary>
    public int? Cpu { get; init; }

    /// <summary>Hard limit in MiB: the container is killed beyond it.</summary>
    public int? Memory { get; init; }

    /// <summary>MiB reserved for the container.</summary>
    public int? MemoryReservation { get; init; }

    /// <summary>Replaces the image's entry point.</summary>
    public EquatableList<string> EntryPoint { get; init; } = EquatableList<string>.Empty;

    /// <summary>Replaces the image's command.</summary>
    public EquatableList<string> Command { get; init; } = EquatableList<string>.Empty;

    /// <summary>The directory in which the command starts.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The user to run as: <c>user</c>, <c>uid</c>, <c>user:group</c>.</summary>
    public string? User { get; init; }

    /// <summary>Whether the root file system is read-only.</summary>
    public bool? ReadonlyRootFilesystem { get; init; }

    /// <summary>Seconds to wait for a dependency before giving up; Fargate: 2 to 120.</summary>
    public int? StartTimeout { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL; Fargate: 2 to 120. Default of AWS: 30.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>The ports it listens on.</summary>
    public EquatableList<PortMappingSpec> PortMappings { get; init; } = EquatableList<PortMappingSpec>.Empty;

    /// <summary>Plain environment variables.</summary>
    public EquatableList<EnvironmentVariableSpec> Environment { get; init; } = EquatableList<EnvironmentVariableSpec>.Empty;

    /// <summary>Environment variables whose values ECS reads from a store when a task starts.</summary>
    public EquatableList<SecretSpec> Secrets { get; init; } = EquatableList<SecretSpec>.Empty;

    /// <summary>The container's health check; null: none.</summary>
    public HealthCheckSpec? HealthCheck { get; init; }

    /// <summary>Where its output goes; null: nowhere.</summary>
    public LogConfigurationSpec? LogConfiguration { get; init; }
}

/// <summary>A port of a container.</summary>
public sealed record PortMappingSpec
{
    /// <summary>1 to 65535.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>What tells mappings of a container apart, in paths: <c>53</c>, or <c>53/udp</c>.</summary>
    public string Key => string.Format(System.Globalization.CultureInfo.InvariantCulture, Protocol == TransportProtocol.Udp ? "{0}/udp" : "{0}", ContainerPort);

    /// <summary>With awsvpc it equals <see cref="ContainerPort"/> or is left out.</summary>
    public int? HostPort { get; init; }

    /// <summary>Default: tcp.</summary>
    public TransportProtocol Protocol { get; init; }

    /// <summary>A name for Service Connect, unique within the task definition.</summary>
    public string? Name { get; init; }

    /// <summary>The application protocol for Service Connect; needs <see cref="Name"/>.</summary>
    public ApplicationProtocol? AppProtocol { get; init; }
}

/// <summary>A plain environment variable. Its value is never printed.</summary>
public sealed record EnvironmentVariableSpec(string Name, [property: Sensitive] string Value)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>
/// An environment variable from a store: <c>ssm:/path</c>, <c>secretsmanager:name[:json-key[:stage[:version]]]</c>, or the ARN of a parameter or secret.
/// </summary>
public sealed record SecretSpec(string Name, string ValueFrom);

/// <summary>A command that tells whether a container is healthy. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html</summary>
public sealed record HealthCheckSpec
{
    /// <summary>Starts with <c>CMD</c> (arguments follow) or <c>CMD-SHELL</c> (one string follows).</summary>
    public required EquatableList<string> Command { get; init; }

    /// <summary>Seconds between checks, 5 to 300. Default of AWS: 30.</summary>
    public int? Interval { get; init; }

    /// <summary>Seconds until a check counts as failed, 2 to 60. Default of AWS: 5.</summary>
    public int? Timeout { get; init; }

    /// <summary>Failures in a row until the container is unhealthy, 1 to 10. Default of AWS: 3.</summary>
    public int? Retries { get; init; }

    /// <summary>Seconds after the start in which failures do not count, 0 to 300. Default of AWS: 0.</summary>
    public int? StartPeriod { get; init; }
}

/// <summary>A log driver and its options.</summary>
public sealed record LogConfigurationSpec
{
    /// <summary><c>awslogs</c>, <c>splunk</c> or <c>awsfirelens</c> on Fargate.</summary>
    public required string LogDriver { get; init; }

    /// <summary>Options by the driver's own names, sorted by name.</summary>
    public EquatableList<LogOptionSpec> Options { get; init; } = EquatableList<LogOptionSpec>.Empty;
}

/// <summary>An option of a log driver. Its value is shown where it cannot be the key of a log service, such as <c>splunk-token</c>.</summary>
public sealed record LogOptionSpec(string Name, [property: Sensitive("awslogs-", "mode", "max-buffer-size")] string Value)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}
