using Deploy.Ecs;

namespace Deploy.Engine.Translation;

/// <summary>The vocabulary's values in ECS's spelling, and back.</summary>
public static class EcsConstants
{
    /// <summary>ECS's name for the newest platform version.</summary>
    public const string LatestPlatform = "LATEST";

    private static readonly Dictionary<Enum, string> Names = new()
    {
        [LaunchType.Fargate] = "FARGATE",
        [LaunchType.Ec2] = "EC2",
        [Compatibility.Fargate] = "FARGATE",
        [Compatibility.Ec2] = "EC2",
        [Compatibility.External] = "EXTERNAL",
        [Compatibility.ManagedInstances] = "MANAGED_INSTANCES",
        [CpuArchitecture.X86_64] = "X86_64",
        [CpuArchitecture.Arm64] = "ARM64",
        [OperatingSystemFamily.Linux] = "LINUX",
        [OperatingSystemFamily.WindowsServer2019Full] = "WINDOWS_SERVER_2019_FULL",
        [OperatingSystemFamily.WindowsServer2019Core] = "WINDOWS_SERVER_2019_CORE",
        [OperatingSystemFamily.WindowsServer2022Full] = "WINDOWS_SERVER_2022_FULL",
        [OperatingSystemFamily.WindowsServer2022Core] = "WINDOWS_SERVER_2022_CORE",
        [NetworkMode.Awsvpc] = "awsvpc",
        [NetworkMode.Bridge] = "bridge",
        [NetworkMode.Host] = "host",
        [NetworkMode.None] = "none",
        [TransportProtocol.Tcp] = "tcp",
        [TransportProtocol.Udp] = "udp",
        [ApplicationProtocol.Http] = "http",
        [ApplicationProtocol.Http2] = "http2",
        [ApplicationProtocol.Grpc] = "grpc",
        [PropagateTags.None] = "NONE",
        [PropagateTags.Service] = "SERVICE",
        [PropagateTags.TaskDefinition] = "TASK_DEFINITION",
    };

    /// <summary>ECS's spelling.</summary>
    public static string Of(Enum value) => Names[value];

    /// <summary>The value of a spelling; null for null and for what the vocabulary does not know.</summary>
    public static T? Parse<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Names[value] == text).Cast<T?>().FirstOrDefault();

    /// <summary>A platform version in one form: nothing and <c>LATEST</c> are the same.</summary>
    public static string? Platform(string? version) => version is null or "" or LatestPlatform ? null : version;
}
