using Amazon.ECS.Model;
using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>Container specs as ECS's container definitions and back.</summary>
internal static class ContainerTranslator
{
    private const int DefaultInterval = 30;
    private const int DefaultTimeout = 5;
    private const int DefaultRetries = 3;

    /// <summary>With ECS's own defaults, and sets in one order.</summary>
    public static ContainerSpec Normalise(ContainerSpec container, NetworkMode mode) => container with
    {
        Cpu = container.Cpu is 0 ? null : container.Cpu,
        User = NullIfEmpty(container.User),
        WorkingDirectory = NullIfEmpty(container.WorkingDirectory),
        ReadonlyRootFilesystem = container.ReadonlyRootFilesystem is true ? true : null,
        PortMappings = container.PortMappings
            .Select(port => port with { HostPort = port.HostPort ?? (mode is NetworkMode.Bridge ? 0 : port.ContainerPort), Name = NullIfEmpty(port.Name) })
            .OrderBy(port => port.ContainerPort).ThenBy(port => port.Protocol).ToEquatableList(),
        Environment = container.Environment.OrderBy(variable => variable.Name, StringComparer.Ordinal).ToEquatableList(),
        Secrets = container.Secrets.OrderBy(secret => secret.Name, StringComparer.Ordinal).ToEquatableList(),
        HealthCheck = container.HealthCheck is { } check
            ? check with
            {
                Interval = check.Interval ?? DefaultInterval,
                Timeout = check.Timeout ?? DefaultTimeout,
                Retries = check.Retries ?? DefaultRetries,
                StartPeriod = check.StartPeriod is 0 ? null : check.StartPeriod,
            }
            : null,
        LogConfiguration = container.LogConfiguration is { } log
            ? log with { Options = log.Options.OrderBy(option => option.Name, StringComparer.Ordinal).ToEquatableList() }
            : null,
    };

    /// <summary>As it is registered. The image must be known.</summary>
    public static ContainerDefinition Write(ContainerSpec container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Essential = container.Essential,
        Cpu = container.Cpu,
        Memory = container.Memory,
        MemoryReservation = container.MemoryReservation,
        EntryPoint = OrNull(container.EntryPoint),
        Command = OrNull(container.Command),
        WorkingDirectory = container.WorkingDirectory,
        User = container.User,
        ReadonlyRootFilesystem = container.ReadonlyRootFilesystem,
        StartTimeout = container.StartTimeout,
        StopTimeout = container.StopTimeout,
        PortMappings = OrNull(container.PortMappings.Select(port => new PortMapping
        {
            ContainerPort = port.ContainerPort,
            HostPort = port.HostPort,
            Protocol = EnumSpelling.Of(port.Protocol),
            Name = port.Name,
            AppProtocol = port.AppProtocol is { } protocol ? EnumSpelling.Of(protocol) : null,
        })),
        Environment = OrNull(container.Environment.Select(variable => new Amazon.ECS.Model.KeyValuePair { Name = variable.Name, Value = variable.Value })),
        Secrets = OrNull(container.Secrets.Select(secret => new Secret { Name = secret.Name, ValueFrom = secret.ValueFrom })),
        HealthCheck = container.HealthCheck is { } check
            ? new HealthCheck { Command = [.. check.Command], Interval = check.Interval, Timeout = check.Timeout, Retries = check.Retries, StartPeriod = check.StartPeriod }
            : null,
        LogConfiguration = container.LogConfiguration is { } log
            ? new LogConfiguration { LogDriver = log.LogDriver, Options = log.Options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal) }
            : null,
    };

    /// <summary>As ECS describes it.</summary>
    public static ContainerSpec Read(ContainerDefinition container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Essential = container.Essential ?? true,
        Cpu = container.Cpu,
        Memory = container.Memory,
        MemoryReservation = container.MemoryReservation,
        EntryPoint = List(container.EntryPoint),
        Command = List(container.Command),
        WorkingDirectory = container.WorkingDirectory,
        User = container.User,
        ReadonlyRootFilesystem = container.ReadonlyRootFilesystem,
        StartTimeout = container.StartTimeout,
        StopTimeout = container.StopTimeout,
        PortMappings = List(container.PortMappings?.Select(port => new PortMappingSpec
        {
            ContainerPort = port.ContainerPort ?? 0,
            HostPort = port.HostPort,
            Protocol = EnumSpelling.Parse<TransportProtocol>(port.Protocol?.Value) ?? TransportProtocol.Tcp,
            Name = port.Name,
            AppProtocol = EnumSpelling.Parse<ApplicationProtocol>(port.AppProtocol?.Value),
        })),
        Environment = List(container.Environment?.Select(variable => new EnvironmentVariableSpec(variable.Name, variable.Value ?? ""))),
        Secrets = List(container.Secrets?.Select(secret => new SecretSpec(secret.Name, secret.ValueFrom))),
        HealthCheck = container.HealthCheck is { } check
            ? new HealthCheckSpec { Command = List(check.Command), Interval = check.Interval, Timeout = check.Timeout, Retries = check.Retries, StartPeriod = check.StartPeriod }
            : null,
        LogConfiguration = container.LogConfiguration is { } log
            ? new LogConfigurationSpec { LogDriver = log.LogDriver?.Value ?? "", Options = List(log.Options?.Select(option => new LogOptionSpec(option.Key, option.Value))) }
            : null,
    };

    private static string? NullIfEmpty(string? text) => text is "" ? null : text;

    private static EquatableList<T> List<T>(IEnumerable<T>? items) => (items ?? []).ToEquatableList();

    private static List<T>? OrNull<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
