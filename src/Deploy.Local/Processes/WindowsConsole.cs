using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Deploy.Local.Processes;

/// <summary>What stands for SIGTERM on Windows: Ctrl-Break to a group, which .NET's hosts take as a request to end.</summary>
/// <remarks>Written for Windows and not tried there.</remarks>
[SupportedOSPlatform("windows")]
internal static partial class WindowsConsole
{
    private const uint CtrlBreak = 1;

    /// <summary>False where the process shares no console with Local.</summary>
    public static bool Break(int processId) => GenerateConsoleCtrlEvent(CtrlBreak, (uint)processId);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GenerateConsoleCtrlEvent(uint controlEvent, uint processGroupId);
}
