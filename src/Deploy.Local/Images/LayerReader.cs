using System.Formats.Tar;
using System.IO.Compression;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>Puts layers onto an image's folder: tar archives, plain or compressed with gzip, with OCI's whiteouts.</summary>
internal sealed class LayerReader(ImageTree tree, UnpackBudget budget)
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>Puts one layer on top.</summary>
    /// <param name="blob">The layer as it was pushed.</param>
    /// <param name="digest">What the blob must be.</param>
    /// <param name="diffId">What it must be uncompressed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImageNotRunnableException">The layer holds what cannot be unpacked here.</exception>
    /// <exception cref="ImageNotPulledException">The layer is damaged.</exception>
    public async Task ApplyAsync(Stream blob, Digest digest, Digest diffId, CancellationToken cancellationToken)
    {
        try
        {
            // Before any of it is believed: a damaged layer must not pass for one that cannot run here.
            if (await Digest.OfLikeAsync(digest, blob, cancellationToken) is var actual && actual != digest)
                throw new InvalidDataException($"unexpected commit digest {actual}, expected {digest}: failed precondition");
            blob.Position = 0;
            await Task.Run(() => Extract(blob, digest, diffId), cancellationToken);
        }
        catch (IOException problem) when (DiskFull.Is(problem))
        {
            throw Damaged(digest, "no space left on device", problem);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(digest, problem.Message, problem);
        }
    }

    private void Extract(Stream blob, Digest digest, Digest diffId)
    {
        using var plain = Decompress(blob, digest);
        using var content = new LayerStream(plain, diffId.Algorithm, budget);
        tree.BeginLayer();
        using (var tar = new TarReader(content, leaveOpen: true))
            while (Next(tar, content) is { } entry)
                Apply(entry);
        if (content.Finish() != diffId.Hex)
            throw new InvalidDataException("wrong diff id calculated on extraction");
    }

    private static ImageNotPulledException Damaged(Digest digest, string why, Exception problem) =>
        new($"failed to extract layer {digest}: {why}", problem);

    private static Stream Decompress(Stream blob, Digest digest)
    {
        Span<byte> start = stackalloc byte[4];
        var length = blob.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        blob.Position = 0;
        return start[..length] switch
        {
            [0x1f, 0x8b, ..] => new GZipStream(blob, CompressionMode.Decompress),
            [0x28, 0xb5, 0x2f, 0xfd] => throw new ImageNotRunnableException($"layer {digest} is compressed with zstd, which is not read here; gzip is"),
            _ => blob,
        };
    }

    private static TarEntry? Next(TarReader tar, LayerStream content)
    {
        content.BeginHeader();
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidDataException("archive/tar: invalid tar header", problem);
        }
        finally
        {
            content.EndHeader();
        }
    }

    private void Apply(TarEntry entry)
    {
        budget.TakeEntry();
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
            return;

        var components = EntryName.Parse(entry.Name);
        Demand(entry);
        if (components is [.., var name] && name.StartsWith(Whiteout, StringComparison.Ordinal))
            ApplyWhiteout(entry.Name, components);
        else if (entry.EntryType == TarEntryType.Directory || (entry.Name.EndsWith('/') && entry.Length == 0))
            tree.AddFolder(components);
        else
            AddFile(entry, components);
    }

    private void AddFile(TarEntry entry, string[] components)
    {
        if (components is [])
            throw EntryName.Refused(entry.Name, "its name is that of the root, and it is a file");
        budget.Expect(entry.Name, entry.Length);
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        using var file = tree.AddFile(components, isExecutable: (entry.Mode & execute) != 0);
        entry.DataStream?.CopyTo(file);
    }

    private void ApplyWhiteout(string entry, string[] components)
    {
        var hidden = components[^1][Whiteout.Length..];
        if (components[^1] == Opaque)
            tree.HideContent(components[..^1]);
        else if (hidden is "" or "." or "..")
            throw EntryName.Refused(entry, "it hides what has no name");
        // Other names of that beginning are notes of file systems, which no runtime takes for files.
        else if (!hidden.StartsWith(Whiteout, StringComparison.Ordinal))
            tree.Hide([.. components[..^1], hidden]);
    }

    /// <summary>Lets files and folders through.</summary>
    private static void Demand(TarEntry entry)
    {
        var kind = entry.EntryType switch
        {
            TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.Directory => null,
            TarEntryType.SymbolicLink => $"it is a symbolic link to '{EntryName.Shown(entry.LinkName)}'",
            TarEntryType.HardLink => $"it is a hard link to '{EntryName.Shown(entry.LinkName)}'",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "it is a device",
            TarEntryType.Fifo => "it is a named pipe",
            _ => $"it is of the kind '{EntryName.Shown(((char)entry.EntryType).ToString())}'",
        };
        if (entry is PaxTarEntry pax && pax.ExtendedAttributes.Keys.Any(key => key.StartsWith("GNU.sparse.", StringComparison.Ordinal)))
            kind = "it is a sparse file";
        if (kind is not null)
            throw EntryName.Refused(entry.Name, kind);
    }
}
