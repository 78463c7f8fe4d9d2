namespace Deploy.Local.Registry.Storage;

/// <summary>Tells a full disk, or a used-up quota, from other failures of input and output, such as a client that went away.</summary>
internal static class DiskFull
{
    // Of a Unix error .NET gives the plain number, of a Windows error its HRESULT.
    private const int UnixNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static bool Is(IOException problem) => OperatingSystem.IsWindows()
        ? problem.HResult is WindowsDiskFull or WindowsHandleDiskFull
        : problem.HResult == UnixNoSpace || problem.HResult == (OperatingSystem.IsMacOS() ? MacQuota : LinuxQuota);
}
