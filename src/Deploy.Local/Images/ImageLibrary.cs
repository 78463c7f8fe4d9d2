using System.Collections.Concurrent;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>
/// Images as files on disk, unpacked once for each manifest: <c>images/sha256/&lt;hex&gt;</c>. An image is unpacked into a sibling whose name
/// begins with a dot and then renamed, so that one that has its name is whole.
/// </summary>
public sealed class ImageLibrary
{
    private readonly StoreFolder _folder;
    private readonly UnpackOptions _options;
    private readonly Lazy<string> _path;
    private readonly ConcurrentDictionary<Digest, SemaphoreSlim> _gates = new();
    private readonly ConcurrentDictionary<string, bool> _closed = new(StringComparer.Ordinal);

    /// <summary>Opens the library; the folder is not touched before it is needed.</summary>
    public ImageLibrary(StoreFolder folder, UnpackOptions? options = null)
    {
        (_folder, _options) = (folder, options ?? new UnpackOptions());
        _path = new Lazy<string>(OpenFolder);
    }

    /// <summary>Unpacks the image of a manifest or index, unless it is unpacked already. For several threads at once.</summary>
    /// <exception cref="ImageNotRunnableException">The image can be pulled, but not run here as a process.</exception>
    /// <exception cref="ImageNotPulledException">Content is missing or damaged, or there is no image for the architecture.</exception>
    public async Task<UnpackedImage> OpenAsync(
        ImageStore images, BlobStore blobs, string repository, Digest digest, string architecture, CancellationToken cancellationToken)
    {
        var image = PlatformImage.Read(images, blobs, repository, digest, architecture);
        var root = Path.Combine(_path.Value, image.Digest.Algorithm, image.Digest.Hex);
        var gate = _gates.GetOrAdd(image.Digest, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(root))
                await UnpackAsync(image, blobs, root, cancellationToken);
            if (_closed.TryAdd(root, true))
                ReadOnlyFolder.Seal(root);
        }
        finally
        {
            gate.Release();
        }

        return new UnpackedImage(root, image.Configuration, image.Digest.ToString());
    }

    /// <summary>
    /// Deletes the images of other manifests, when no task runs from them any more. What another program holds open (Windows) stays
    /// whole until the next time.
    /// </summary>
    /// <param name="digestsInUse">Digests with their algorithm, of manifests and not of indexes.</param>
    public void Prune(IReadOnlySet<string> digestsInUse)
    {
        if (_folder.Existing is null)
            return;
        foreach (var algorithm in Directory.GetDirectories(_path.Value))
            foreach (var image in Directory.GetDirectories(algorithm))
                if (!IsUnfinished(image) && !digestsInUse.Contains($"{Path.GetFileName(algorithm)}:{Path.GetFileName(image)}"))
                    Remove(image);
    }

    /// <summary>Local ends and no task runs: from now on whoever wants to can delete the state with the usual means.</summary>
    public void Unseal()
    {
        foreach (var root in _closed.Keys)
            if (_closed.TryRemove(root, out _) && Directory.Exists(root))
                ReadOnlyFolder.Unseal(root);
    }

    private async Task UnpackAsync(PlatformImage image, BlobStore blobs, string root, CancellationToken cancellationToken)
    {
        var unfinished = Sibling(root);
        Directory.CreateDirectory(unfinished);
        try
        {
            var budget = new UnpackBudget(_options, cancellationToken);
            var layers = new LayerReader(new ImageTree(unfinished, _options.FoldsCase ?? FoldsCase(unfinished), budget), budget);
            foreach (var (digest, diffId) in image.Layers)
            {
                await using var blob = Open(blobs, digest);
                await layers.ApplyAsync(blob, digest, diffId, cancellationToken);
            }

            Directory.Move(unfinished, root);
        }
        catch
        {
            ReadOnlyFolder.Delete(unfinished);
            throw;
        }
    }

    private static Stream Open(BlobStore blobs, Digest digest)
    {
        try
        {
            return blobs.Open(digest);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw PlatformImage.Missing(digest);
        }
    }

    /// <summary>The folder, without what a crash has left in it.</summary>
    private string OpenFolder()
    {
        var path = _folder.Path;
        foreach (var leftover in Directory.GetDirectories(path).SelectMany(algorithm => Directory.GetDirectories(algorithm)).Where(IsUnfinished))
            TryDelete(leftover);
        return path;
    }

    private static void Remove(string image)
    {
        // Renamed first: one that cannot be deleted to the end must not pass for a whole one.
        var doomed = Sibling(image);
        try
        {
            Directory.Move(image, doomed);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return;
        }

        TryDelete(doomed);
    }

    private static void TryDelete(string folder)
    {
        try
        {
            ReadOnlyFolder.Delete(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Its name says that it is not whole; the next start tries it again.
        }
    }

    private static string Sibling(string image) => Path.Combine(Path.GetDirectoryName(image)!, $".{Path.GetFileName(image)[..12]}.{Guid.NewGuid():N}.unfinished");

    private static bool IsUnfinished(string folder) => Path.GetFileName(folder).StartsWith('.');

    private static bool FoldsCase(string folder) => Directory.Exists(Path.Combine(Path.GetDirectoryName(folder)!, Path.GetFileName(folder).ToUpperInvariant()));
}
