using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>A task.</summary>
public sealed class TaskRecord
{
    public required string Id { get; set; }

    public required string Arn { get; set; }

    public required string ClusterArn { get; set; }

    public required string DefinitionArn { get; set; }

    public required string Group { get; set; }

    /// <summary>The service whose scheduler started it; null for RunTask.</summary>
    public string? ServiceName { get; set; }

    /// <summary>Deployment id, or what RunTask was told.</summary>
    public string? StartedBy { get; set; }

    public string Desired { get; set; } = TaskStatus.Running;

    public string Last { get; set; } = TaskStatus.Provisioning;

    /// <summary>When the next step of its life is due; null when it just runs or has ended.</summary>
    public double? NextAt { get; set; }

    /// <summary>It runs and every check that it has passes.</summary>
    public bool Settled { get; set; }

    public string Health { get; set; } = "UNKNOWN";

    public long Version { get; set; } = 1;

    public double CreatedAt { get; set; }

    public double? PullStartedAt { get; set; }

    public double? PullStoppedAt { get; set; }

    public double? StartedAt { get; set; }

    public double? StoppingAt { get; set; }

    public double? StoppedAt { get; set; }

    /// <summary>How a container is going to end by itself at <see cref="NextAt"/>, though the task is well; null: it just runs.</summary>
    public EndingRecord? Ending { get; set; }

    /// <summary>Its containers run here, as processes of this machine or at <see cref="Engine"/>; else it is simulated.</summary>
    public bool IsProcess { get; set; }

    /// <summary>The container engine that runs it, in words; null: none does.</summary>
    public string? Engine { get; set; }

    /// <summary>What of its definition is not played here, each in a sentence.</summary>
    public IReadOnlyList<string> Limits { get; set; } = [];

    /// <summary>Why it is simulated though this Local runs tasks.</summary>
    public string? WhySimulated { get; set; }

    /// <summary>The version of its processes' progress that was looked at last.</summary>
    public long SeenProgress { get; set; }

    /// <summary>Until when neither a smaller count nor a deployment ends it; null: they may.</summary>
    public double? ProtectedUntil { get; set; }

    public string? StopCode { get; set; }

    public string? StoppedReason { get; set; }

    public string? LaunchType { get; set; }

    public string? CapacityProvider { get; set; }

    public string? PlatformVersion { get; set; }

    public string PlatformFamily { get; set; } = "Linux";

    public string Architecture { get; set; } = "x86_64";

    /// <summary>The same as images call it.</summary>
    [JsonIgnore]
    public string ImageArchitecture => Architecture == "arm64" ? "arm64" : "amd64";

    public string? Cpu { get; set; }

    public string? Memory { get; set; }

    public int EphemeralStorage { get; set; } = 20;

    public bool EnableExecuteCommand { get; set; }

    public JsonObject Overrides { get; set; } = [];

    public TagSet Tags { get; set; } = new();

    public NetworkInterfaceRecord? Interface { get; set; }

    public List<ContainerRecord> Containers { get; set; } = [];

    public List<TargetRecord> Targets { get; set; } = [];

    /// <summary>ARNs of the services in Cloud Map in which it is registered.</summary>
    public List<string> Registrations { get; set; } = [];

    /// <summary>
    /// The part of the addresses of its metadata that only its containers know. Nothing shows it; a task of an older state gets one when it is read.
    /// </summary>
    public string MetadataToken { get; set; } = Identifiers.Hex(32);

    /// <summary>What its containers show to get the credentials of its role.</summary>
    public string CredentialsToken { get; set; } = Identifiers.Hex(64);

    /// <summary>The newest credentials of its role; null until a container asks.</summary>
    public RoleCredentials? Credentials { get; set; }

    /// <summary>Whether neither a smaller count nor a deployment ends it.</summary>
    public bool IsProtected(double at) => ProtectedUntil > at;

    /// <summary>In whose name its programs call AWS; null: in nobody's.</summary>
    public string? TaskRole(DefinitionRecord definition) => Overrides.Text("taskRoleArn") ?? definition.Body.Text("taskRoleArn");

    /// <summary>In whose name ECS starts it; null: in nobody's.</summary>
    public string? ExecutionRole(DefinitionRecord definition) => Overrides.Text("executionRoleArn") ?? definition.Body.Text("executionRoleArn");

    /// <summary>What its start says otherwise of a container than the definition; null: nothing.</summary>
    public JsonObject? OverrideOf(string? containerName) =>
        Overrides.Objects("containerOverrides").FirstOrDefault(given => given.Text("name") == containerName);

    /// <summary>The ARN of one of its containers.</summary>
    public string ArnOf(ContainerRecord container)
    {
        var own = Services.Arn.TryParse(Arn)!;
        return Services.Arn.Make("ecs", own.Region, $"container/{own.Resource["task/".Length..]}/{container.Id}");
    }

    [JsonIgnore]
    public bool IsPending => Desired == TaskStatus.Running && Last is TaskStatus.Provisioning or TaskStatus.Pending;

    [JsonIgnore]
    public bool IsRunning => Last == TaskStatus.Running;

    /// <summary>The scheduler counts on it.</summary>
    [JsonIgnore]
    public bool IsKept => Desired == TaskStatus.Running && Last != TaskStatus.Stopped;
}
