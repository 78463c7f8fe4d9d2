using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Operating systems of a task.</summary>
public enum OperatingSystemFamily
{
    /// <summary>Linux.</summary>
    [EnumMember(Value = "LINUX")]
    Linux,

    /// <summary>Windows Server 2019 Full.</summary>
    [EnumMember(Value = "WINDOWS_SERVER_2019_FULL")]
    WindowsServer2019Full,

    /// <summary>Windows Server 2019 Core.</summary>
    [EnumMember(Value = "WINDOWS_SERVER_2019_CORE")]
    WindowsServer2019Core,

    /// <summary>Windows Server 2022 Full.</summary>
    [EnumMember(Value = "WINDOWS_SERVER_2022_FULL")]
    WindowsServer2022Full,

    /// <summary>Windows Server 2022 Core.</summary>
    [EnumMember(Value = "WINDOWS_SERVER_2022_CORE")]
    WindowsServer2022Core,
}
