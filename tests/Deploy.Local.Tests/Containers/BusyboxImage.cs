using System.Formats.Tar;

namespace Deploy.Local.Tests.Containers;

/// <summary>An image with a shell: busybox as Debian links it, for no library, with a link for each of its commands, as images have them.</summary>
internal static class BusyboxImage
{
    private static readonly string[] Commands = ["sh", "sleep", "cat", "echo", "httpd", "wget", "id", "touch", "ls", "kill", "true", "false", "grep", "tr", "head"];
    private static readonly string[] Places = ["/bin/busybox", "/usr/bin/busybox"];

    /// <summary>The program of this machine; null: it has none.</summary>
    public static string? Program { get; } = Places.FirstOrDefault(System.IO.File.Exists);

    /// <summary>A layer with the program.</summary>
    public static byte[] Layer() => Write(tar =>
    {
        foreach (var folder in new[] { "bin/", "tmp/", "www/" })
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, folder) { Mode = All });
        tar.WriteEntry(File("bin/busybox", System.IO.File.ReadAllBytes(Program!)));
        tar.WriteEntry(File("www/index.html", "hello from a container\n"u8.ToArray()));
        tar.WriteEntry(File("www/health", "fine\n"u8.ToArray()));
        foreach (var command in Commands)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{command}") { LinkName = "busybox" });
    });

    /// <summary>A layer with a link, which no process can run from, and nothing else of use.</summary>
    public static byte[] LayerWithLink() => Write(tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "bin/sh") { LinkName = "nothing" }));

    private static byte[] Write(Action<TarWriter> entries)
    {
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, TarEntryFormat.Pax, leaveOpen: true))
            entries(tar);
        return content.ToArray();
    }

    private static PaxTarEntry File(string name, byte[] content) => new(TarEntryType.RegularFile, name) { Mode = Readable, DataStream = new MemoryStream(content) };

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode All = Readable | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
}
