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

    /// <summary>The group of a process on Linux, by the process's number as text; null where there is no such process.</summary>
    internal static int? GroupOf(string id) =>
        id.All(char.IsAsciiDigit) && Fields(id) is { } fields ? int.Parse(fields[2], CultureInfo.InvariantCulture) : null;

    private static string? StartTicks(int id) => Fields($"{id}")?[19];

    /// <summary>
    /// The fields of <c>/proc/[pid]/stat</c> from the third on, which is the state: the second, a name in brackets, may hold anything. Null for a process
    /// that is gone, or has ended and nobody has waited for yet.
    /// </summary>
    private static string[]? Fields(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
