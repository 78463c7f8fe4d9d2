using System.Formats.Tar;
using System.Text;

namespace Deploy.Local.BaseImages;

/// <summary>Writes the base image's one layer: the same bytes on every machine, so that its digest never changes.</summary>
/// <remarks>Not compressed: compressed bytes differ between versions of the compression library.</remarks>
internal static class TarLayer
{
    /// <summary>The user that .NET's own images run as.</summary>
    public const int AppUser = 1654;

    public static byte[] Build()
    {
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, TarEntryFormat.Ustar, leaveOpen: true))
        {
            AddDirectory(tar, "app/", owner: 0, "755");
            AddDirectory(tar, "etc/", owner: 0, "755");
            AddFile(tar, "etc/group", $"root:x:0:\napp:x:{AppUser}:\n");
            AddFile(tar, "etc/os-release", "NAME=\"Deploy.Ecs local base\"\nID=deploy-ecs-local\n");
            AddFile(tar, "etc/passwd", $"root:x:0:0:root:/root:/sbin/nologin\napp:x:{AppUser}:{AppUser}::/home/app:/sbin/nologin\n");
            AddDirectory(tar, "home/app/", owner: AppUser, "750");
            AddDirectory(tar, "tmp/", owner: 0, "1777");
        }

        return content.ToArray();
    }

    private static void AddDirectory(TarWriter tar, string path, int owner, string mode) =>
        tar.WriteEntry(Prepare(new UstarTarEntry(TarEntryType.Directory, path), owner, mode));

    private static void AddFile(TarWriter tar, string path, string text)
    {
        var entry = new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(text)) };
        tar.WriteEntry(Prepare(entry, owner: 0, "644"));
    }

    private static UstarTarEntry Prepare(UstarTarEntry entry, int owner, string mode)
    {
        entry.Uid = owner;
        entry.Gid = owner;
        entry.Mode = (UnixFileMode)Convert.ToInt32(mode, 8);
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        return entry;
    }
}
