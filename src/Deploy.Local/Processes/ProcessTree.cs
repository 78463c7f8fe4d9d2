using System.ComponentModel;
using System.Diagnostics;
using Deploy.Local.Images;

namespace Deploy.Local.Processes;

/// <summary>Starts a program as the head of a group of its own, and ends the group.</summary>
internal static class ProcessTree
{
    private static readonly string? GroupStarter = OperatingSystem.IsWindows() ? null : Machine.This.Find("setsid");

    /// <summary>Starts a program with nothing of Local's environment. On Unix it leads a group of its own where the system has <c>setsid</c>.</summary>
    /// <exception cref="Win32Exception">There is no such program, or it may not be started.</exception>
    public static Process Start(ContainerProgram command)
    {
        var start = new ProcessStartInfo
        {
            FileName = GroupStarter ?? command.Program,
            WorkingDirectory = command.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
            start.CreateNewProcessGroup = true;
        if (GroupStarter is not null)
        {
            // It takes the place of setsid, with its number; what does not exist would be told by setsid, as an exit code.
            if (!File.Exists(command.Program))
                throw new Win32Exception(2, $"{command.Program}: no such file or directory");
            start.ArgumentList.Add(command.Program);
        }

        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Asks the program to end, as ECS does: the program alone, not what it started.</summary>
    public static void AskToEnd(Process process)
    {
        if (!OperatingSystem.IsWindows())
            UnixSignals.AskToEnd(process.Id);
        else if (!WindowsConsole.Break(process.Id))
            End(process.Id);
    }

    /// <summary>Ends what a program that has ended left in its group.</summary>
    public static void EndRest(int processId)
    {
        if (GroupStarter is not null && !OperatingSystem.IsWindows())
            UnixSignals.EndGroup(processId);
    }

    /// <summary>Ends a program that runs, and what it started.</summary>
    public static void End(int processId)
    {
        EndRest(processId);
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is gone, or going.
        }
    }
}
