using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace Deploy.Local.Processes;

/// <summary>
/// An environment variable by which every process of a task is known, also one that it started itself and that left its group: on Linux the
/// environment that a process was started with can be read.
/// </summary>
public static class TaskMark
{
    /// <summary>The variable; its value is the mark of a Local, a slash, and the task's id.</summary>
    public const string Variable = "DEPLOY_ECS_LOCAL_TASK";

    /// <summary>The processes whose environment has this value, or one below it.</summary>
    [SupportedOSPlatform("linux")]
    public static IEnumerable<int> Find(string mark)
    {
        var exact = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");
        var below = Encoding.UTF8.GetBytes($"{Variable}={mark}/");
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            byte[] environment;
            try
            {
                environment = File.ReadAllBytes(Path.Combine(folder, "environ"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended, or is somebody else's.
                continue;
            }

            if (environment.AsSpan().IndexOf(exact) >= 0 || environment.AsSpan().IndexOf(below) >= 0)
                yield return id;
        }
    }
}
