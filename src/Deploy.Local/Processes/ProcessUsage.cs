using System.Diagnostics;
using System.Globalization;

namespace Deploy.Local.Processes;

/// <summary>What a process uses of this machine. One that is gone uses nothing.</summary>
internal static class ProcessUsage
{
    /// <summary>Bytes in memory, of the process itself.</summary>
    public static long Memory(int processId)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return long.Parse(File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64;
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Processor time since its start, in its own code and in the kernel.</summary>
    public static (TimeSpan User, TimeSpan Kernel) Times(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return (process.UserProcessorTime, process.PrivilegedProcessorTime);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return default;
        }
    }

    /// <summary>How many processes its group has, where the system tells (Linux); else itself.</summary>
    public static int GroupSize(int processId) => OperatingSystem.IsLinux()
        ? Directory.EnumerateDirectories("/proc").Count(folder => ProcessIdentity.GroupOf(Path.GetFileName(folder)) == processId)
        : 1;
}
