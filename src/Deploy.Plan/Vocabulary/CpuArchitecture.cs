namespace Deploy.Ecs;

/// <summary>Processor architectures.</summary>
public enum CpuArchitecture
{
    /// <summary>64-bit x86.</summary>
    X86_64,

    /// <summary>64-bit Arm (AWS Graviton).</summary>
    Arm64,
}
