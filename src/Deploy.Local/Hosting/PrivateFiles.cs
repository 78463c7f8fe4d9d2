using System.Runtime.InteropServices;

namespace Deploy.Local.Hosting;

/// <summary>Keeps the state, in which tokens and secrets lie, for its owner: folders 0700, files 0600. On Windows the folder's access list does it.</summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const uint OthersNothing = 0b000_111_111;

    /// <summary>From now on what this process makes is for its owner only.</summary>
    public static void MakeAllPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(OthersNothing);
    }

    /// <summary>Makes a folder, or takes from others what they may do in it.</summary>
    public static void MakePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, Owner);
        if ((File.GetUnixFileMode(directory) & ~Owner) != 0)
            File.SetUnixFileMode(directory, Owner);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
