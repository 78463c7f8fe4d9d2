using System.Diagnostics;
using System.Globalization;

namespace Deploy.Local.Processes;

/// <summary>What tells one process from every other that ever had its number.</summary>
/// <param name="Id">The number, which a system gives again.</param>
/// <param name="Started">When it started, by the system's own count.</param>
/// <param name="Boot">Which run of the system that count belongs to.</param>
public sealed record ProcessIdentity(int Id, string Started, string Boot)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    private static readonly string ThisBoot = File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "";

    /// <summary>The identity of a process; null: it is gone.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return StartTicks(id) is { } ticks ? new ProcessIdentity(id, ticks, ThisBoot) : null;
            using var process = Process.GetProcessById(id);
            return new ProcessIdentity(id, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), ThisBoot);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Whether that very process is still there.</summary>
    public bool IsAlive => Of(Id) == this;

    /// <summary>The 22nd field of <c>/proc/[pid]/stat</c>; the second, a name in brackets, may hold anything.</summary>
    private static string? StartTicks(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            // The state comes first there: a process that nobody has waited for yet has ended.
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
