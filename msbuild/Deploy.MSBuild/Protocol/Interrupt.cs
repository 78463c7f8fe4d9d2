using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deploy.MSBuild.Protocol;

/// <summary>Ctrl-C for one process.</summary>
internal static partial class Interrupt
{
    private const int SigInt = 2;

    /// <summary>Sends SIGINT where there is one. Elsewhere nothing: the end of its input stops the command there.</summary>
    public static void Send(Process process)
    {
        if (OperatingSystem.IsWindows() || process.HasExited) return;
        // Fails only when the process ended in the meantime, which is what is wanted.
        _ = Kill(process.Id, SigInt);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
