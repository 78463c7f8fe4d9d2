using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Deploy.Local.Processes;

/// <summary>Signals to processes and groups of processes.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixSignals
{
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>Asks a process to end. One that is gone is no error.</summary>
    public static void AskToEnd(int processId) => _ = Send(processId, Terminate);

    /// <summary>Ends every process of a group at once.</summary>
    public static void EndGroup(int groupId) => _ = Send(-groupId, Kill);

    /// <summary>Ends a process at once.</summary>
    public static void End(int processId) => _ = Send(processId, Kill);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int processId, int signal);
}
