using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>What the lives of task definitions vary.</summary>
internal static class TaskDefinitionVariations
{
    private static readonly HealthCheckSpec Health = new() { Command = EquatableList.Of("CMD-SHELL", "true") };

    private static readonly LogConfigurationSpec Logs = new()
    {
        LogDriver = "awslogs",
        Options = EquatableList.Of(
            new LogOptionSpec("awslogs-group", "/ecs/api"), new LogOptionSpec("awslogs-region", "eu-central-1"), new LogOptionSpec("awslogs-stream-prefix", "api")),
    };

    private static readonly LogConfigurationSpec Splunk = new()
    {
        LogDriver = "splunk",
        Options = EquatableList.Of(new LogOptionSpec("splunk-token", "t"), new LogOptionSpec("splunk-url", "https://splunk.example")),
    };

    /// <summary>A task definition of which most is left out: what is added comes as a whole.</summary>
    public static IReadOnlyList<(string Property, Func<TaskDefinitionSpec, TaskDefinitionSpec> Change)> OfTask { get; } =
    [
        ("Cpu", spec => spec with { Cpu = 512, Memory = 1024 }),
        ("Memory", spec => spec with { Memory = 1024 }),
        ("CpuArchitecture", spec => spec with { CpuArchitecture = CpuArchitecture.Arm64 }),
        ("EphemeralStorageSizeInGiB", spec => spec with { EphemeralStorageSizeInGiB = 30 }),
        ("TaskRole", spec => spec with { TaskRole = null }),
        ("ExecutionRole", spec => spec with { ExecutionRole = Application.TaskRole.Address }),
        ("ContainerDefinitions[api].Image", spec => spec.With(container => container with { Image = "public.ecr.aws/docker/library/busybox:2" })),
        ("ContainerDefinitions[api].Repository", spec => spec.With(container => container with { Image = null, Repository = Application.Repository.Address })),
        ("ContainerDefinitions[api].Cpu", spec => spec.With(container => container with { Cpu = 128 })),
        ("ContainerDefinitions[api].Memory", spec => spec.With(container => container with { Memory = 256 })),
        ("ContainerDefinitions[api].MemoryReservation", spec => spec.With(container => container with { MemoryReservation = 128 })),
        ("ContainerDefinitions[api].EntryPoint", spec => spec.With(container => container with { EntryPoint = EquatableList.Of("sh", "-c") })),
        ("ContainerDefinitions[api].Command", spec => spec.With(container => container with { Command = EquatableList.Of("b", "a") })),
        ("ContainerDefinitions[api].WorkingDirectory", spec => spec.With(container => container with { WorkingDirectory = "/app" })),
        ("ContainerDefinitions[api].User", spec => spec.With(container => container with { User = "1654" })),
        ("ContainerDefinitions[api].ReadonlyRootFilesystem", spec => spec.With(container => container with { ReadonlyRootFilesystem = true })),
        ("ContainerDefinitions[api].StartTimeout", spec => spec.With(container => container with { StartTimeout = 60 })),
        ("ContainerDefinitions[api].StopTimeout", spec => spec.With(container => container with { StopTimeout = 60 })),
        ("ContainerDefinitions[api].PortMappings[8081]", spec => spec.With(container => container with { PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8081 }) })),
        ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with
        {
            PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, Name = "http", AppProtocol = ApplicationProtocol.Http2 }),
        })),
        ("ContainerDefinitions[api].PortMappings", spec => spec.With(container => container with { PortMappings = EquatableList<PortMappingSpec>.Empty })),
        ("ContainerDefinitions[api].Environment[A]", spec => spec.With(container => container with { Environment = EquatableList.Of(new EnvironmentVariableSpec("B", "2")) })),
        ("ContainerDefinitions[api].Environment[B].Value", spec => spec.With(container => container with
        {
            Environment = EquatableList.Of(new EnvironmentVariableSpec("A", "1"), new EnvironmentVariableSpec("B", "3")),
        })),
        ("ContainerDefinitions[api].Secrets[KEY]", spec => spec.With(container => container with
        {
            Secrets = EquatableList.Of(new SecretSpec("KEY", "arn:aws:ssm:eu-central-1:123456789012:parameter/key")),
        })),
        ("ContainerDefinitions[api].HealthCheck", spec => spec.With(container => container with { HealthCheck = Health })),
        ("ContainerDefinitions[api].HealthCheck", spec => spec.With(container => container with { HealthCheck = Health with { Interval = 10, Timeout = 4, Retries = 2, StartPeriod = 15 } })),
        ("ContainerDefinitions[api].LogConfiguration", spec => spec.With(container => container with
        {
            LogConfiguration = new LogConfigurationSpec
            {
                LogDriver = "awslogs",
                Options = EquatableList.Of(
                    new LogOptionSpec("awslogs-group", "/ecs/api"), new LogOptionSpec("awslogs-region", "eu-central-1"), new LogOptionSpec("awslogs-stream-prefix", "api")),
            },
        })),
        ("ContainerDefinitions[side]", spec => spec with
        {
            ContainerDefinitions = EquatableList.Of(Application.Container, new ContainerSpec { Name = "side", Image = "busybox:1", Essential = false }),
        }),
        ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
    ];

    /// <summary>A task definition with a health check, logs, a secret and a second container: what is within them changes by itself.</summary>
    public static TaskDefinitionSpec Talkative { get; } = Application.Task with
    {
        Name = "talkative",
        ContainerDefinitions = EquatableList.Of(
            Application.Container with
            {
                HealthCheck = Health,
                LogConfiguration = Logs,
                Secrets = EquatableList.Of(new SecretSpec("KEY", "arn:aws:ssm:eu-central-1:123456789012:parameter/key")),
            },
            new ContainerSpec { Name = "side", Image = "busybox:1", Essential = false }),
    };

    /// <summary>See <see cref="Talkative"/>.</summary>
    public static IReadOnlyList<(string Property, Func<TaskDefinitionSpec, TaskDefinitionSpec> Change)> OfTalkative { get; } =
    [
        ("OperatingSystemFamily", spec => spec with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2022Core, Cpu = 1024, Memory = 2048 }),
        ("ContainerDefinitions[side].Essential", spec => spec.WithSide(side => side with { Essential = true })),
        ("ContainerDefinitions[api].HealthCheck.Command", spec => spec.WithHealth(check => check with { Command = EquatableList.Of("CMD", "true") })),
        ("ContainerDefinitions[api].HealthCheck.Interval", spec => spec.WithHealth(check => check with { Interval = 10 })),
        ("ContainerDefinitions[api].HealthCheck.Timeout", spec => spec.WithHealth(check => check with { Timeout = 4 })),
        ("ContainerDefinitions[api].HealthCheck.Retries", spec => spec.WithHealth(check => check with { Retries = 2 })),
        ("ContainerDefinitions[api].HealthCheck.StartPeriod", spec => spec.WithHealth(check => check with { StartPeriod = 15 })),
        ("ContainerDefinitions[api].LogConfiguration.LogDriver", spec => spec.WithApi(api => api with { LogConfiguration = Splunk })),
        ("ContainerDefinitions[api].LogConfiguration.Options[mode]", spec => spec.WithApi(api => api with
        {
            LogConfiguration = Logs with { Options = Logs.Options.Append(new LogOptionSpec("mode", "non-blocking")).ToEquatableList() },
        })),
        ("ContainerDefinitions[api].Secrets[KEY].ValueFrom", spec => spec.WithApi(api => api with
        {
            Secrets = EquatableList.Of(new SecretSpec("KEY", "arn:aws:ssm:eu-central-1:123456789012:parameter/other")),
        })),
        ("ContainerDefinitions[api].PortMappings[8080].Name", spec => spec.WithPort(port => port with { Name = "http" })),
        ("ContainerDefinitions[api].PortMappings[8080].AppProtocol", spec => spec.WithPort(port => port with { Name = "http", AppProtocol = ApplicationProtocol.Http2 })),
    ];

    /// <summary>A task definition for EC2 instances, with a bridge.</summary>
    public static TaskDefinitionSpec ForInstances { get; } = Application.Task with
    {
        Name = "instances",
        Cpu = null,
        Memory = null,
        NetworkMode = NetworkMode.Bridge,
        RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2),
        ContainerDefinitions = EquatableList.Of(Application.Container with
        {
            Memory = 128,
            LogConfiguration = new LogConfigurationSpec { LogDriver = "json-file", Options = EquatableList.Of(new LogOptionSpec("max-size", "10m")) },
        }),
    };

    /// <summary>See <see cref="ForInstances"/>.</summary>
    public static IReadOnlyList<(string Property, Func<TaskDefinitionSpec, TaskDefinitionSpec> Change)> OfInstances { get; } =
    [
        ("NetworkMode", spec => spec with { NetworkMode = NetworkMode.Host }),
        ("RequiresCompatibilities", spec => spec with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2, Compatibility.External) }),
        ("ContainerDefinitions[api].LogConfiguration.Options", spec => spec.WithApi(api => api with { LogConfiguration = new LogConfigurationSpec { LogDriver = "json-file" } })),
        ("ContainerDefinitions[api].PortMappings[8080].HostPort", spec => spec.WithPort(port => port with { HostPort = 80 })),
        ("ContainerDefinitions[api].PortMappings[8080/udp]", spec => spec.WithPort(port => port with { Protocol = TransportProtocol.Udp })),
    ];

    private static TaskDefinitionSpec WithApi(this TaskDefinitionSpec spec, Func<ContainerSpec, ContainerSpec> change) => spec with
    {
        ContainerDefinitions = spec.ContainerDefinitions.Select((container, index) => index == 0 ? change(container) : container).ToEquatableList(),
    };

    private static TaskDefinitionSpec WithSide(this TaskDefinitionSpec spec, Func<ContainerSpec, ContainerSpec> change) => spec with
    {
        ContainerDefinitions = spec.ContainerDefinitions.Select((container, index) => index == 1 ? change(container) : container).ToEquatableList(),
    };

    private static TaskDefinitionSpec WithHealth(this TaskDefinitionSpec spec, Func<HealthCheckSpec, HealthCheckSpec> change) =>
        spec.WithApi(api => api with { HealthCheck = change(api.HealthCheck!) });

    private static TaskDefinitionSpec WithPort(this TaskDefinitionSpec spec, Func<PortMappingSpec, PortMappingSpec> change) =>
        spec.WithApi(api => api with { PortMappings = EquatableList.Of(change(api.PortMappings[0])) });
}
