namespace Deploy.Ecs;

/// <summary>Operating systems of a task.</summary>
public enum OperatingSystemFamily
{
    /// <summary>Linux.</summary>
    Linux,

    /// <summary>Windows Server 2019 Full.</summary>
    WindowsServer2019Full,

    /// <summary>Windows Server 2019 Core.</summary>
    WindowsServer2019Core,

    /// <summary>Windows Server 2022 Full.</summary>
    WindowsServer2022Full,

    /// <summary>Windows Server 2022 Core.</summary>
    WindowsServer2022Core,
}
