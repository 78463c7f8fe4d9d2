using Deploy.Local.Services;

namespace Deploy.Local.Registry.Storage;

/// <summary>
/// Content by digest, kept once, and which repository may show which content.
/// A blob that another repository pushed stays invisible until it is pushed or mounted here, as in ECR.
/// </summary>
public sealed class BlobStore(RegistryLayout layout)
{
    /// <summary>Whether the repository shows this blob.</summary>
    public bool Contains(string repository, Digest digest) =>
        File.Exists(layout.Layer(repository, digest)) && File.Exists(layout.Blob(digest));

    /// <summary>The size of stored content in bytes.</summary>
    public long Size(Digest digest) => new FileInfo(layout.Blob(digest)).Length;

    /// <summary>Opens stored content; the caller has asked <see cref="Contains"/> before.</summary>
    public Stream Open(Digest digest) =>
        new FileStream(layout.Blob(digest), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    /// <summary>Reads small content (a manifest, a configuration) whole; null when it is not stored.</summary>
    public byte[]? TryRead(Digest digest)
    {
        try
        {
            return File.ReadAllBytes(layout.Blob(digest));
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Stores small content and shows it in the repository.</summary>
    public void Add(string repository, Digest digest, ReadOnlySpan<byte> content)
    {
        Keep(digest, content);
        Link(repository, digest);
    }

    /// <summary>Stores content without showing it as a blob of a repository (manifests have their own list).</summary>
    internal void Keep(Digest digest, ReadOnlySpan<byte> content)
    {
        if (!File.Exists(layout.Blob(digest)))
            AtomicFile.Write(layout.Blob(digest), content);
    }

    /// <summary>Moves a finished, verified file in and shows it in the repository.</summary>
    internal void AddFile(string repository, Digest digest, string file)
    {
        var target = layout.Blob(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            if (!File.Exists(target))
                File.Move(file, target);
        }
        catch (IOException) when (File.Exists(target))
        {
            // Two uploads of the same content finished at once; either copy is the right one.
        }

        File.Delete(file);
        Link(repository, digest);
    }

    /// <summary>Shows a blob of another repository here as well. False when <paramref name="from"/> does not show it.</summary>
    internal bool Mount(string repository, Digest digest, string from)
    {
        if (!Contains(from, digest))
            return false;

        Link(repository, digest);
        return true;
    }

    private void Link(string repository, Digest digest) => AtomicFile.Write(layout.Layer(repository, digest), []);
}
