using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Processor architectures.</summary>
public enum CpuArchitecture
{
    /// <summary>64-bit x86.</summary>
    [EnumMember(Value = "X86_64")]
    X86_64,

    /// <summary>64-bit Arm (AWS Graviton).</summary>
    [EnumMember(Value = "ARM64")]
    Arm64,
}
