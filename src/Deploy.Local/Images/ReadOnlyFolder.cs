namespace Deploy.Local.Images;

/// <summary>
/// Folders whose content nobody changes: on Unix the folders in it lose the right to write (files are made without it), on Windows
/// the files get the attribute, which for folders means nothing.
/// </summary>
public static class ReadOnlyFolder
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Open = Closed | UnixFileMode.UserWrite;

    // No links: what is behind one is not ours.
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Closes a folder and all in it.</summary>
    public static void Seal(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", All))
                File.SetAttributes(file, FileAttributes.ReadOnly);
            return;
        }

        foreach (var inner in Directory.GetDirectories(folder, "*", All))
            File.SetUnixFileMode(inner, Closed);
        File.SetUnixFileMode(folder, Closed);
    }

    /// <summary>Opens a folder and all in it again.</summary>
    public static void Unseal(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", All))
                File.SetAttributes(file, FileAttributes.Normal);
            return;
        }

        File.SetUnixFileMode(folder, Open);
        foreach (var inner in Directory.GetDirectories(folder, "*", All))
            File.SetUnixFileMode(inner, Open);
    }

    /// <summary>Deletes a folder, closed or not.</summary>
    public static void Delete(string folder)
    {
        Unseal(folder);
        Directory.Delete(folder, recursive: true);
    }
}
