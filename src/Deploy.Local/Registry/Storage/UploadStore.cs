using System.Collections.Concurrent;
using Deploy.Local.Services;

namespace Deploy.Local.Registry.Storage;

/// <summary>
/// Unfinished blobs. An upload is two files (its bytes, and the repository it belongs to), so it survives a restart
/// of the server: the length of the file is the offset at which the client goes on.
/// </summary>
public sealed class UploadStore
{
    /// <summary>Bytes that a layer can have: ECR's quota of 52,000 MiB.</summary>
    public const long LargestLayer = 52_000L * 1024 * 1024;

    private static readonly TimeSpan KeepAbandoned = TimeSpan.FromDays(1);

    private readonly RegistryLayout _layout;
    private readonly BlobStore _blobs;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new(StringComparer.Ordinal);

    /// <summary>Opens the store and removes uploads that nobody has touched for a day.</summary>
    public UploadStore(RegistryLayout layout, BlobStore blobs)
    {
        _layout = layout;
        _blobs = blobs;
        RemoveAbandoned();
    }

    /// <summary>Begins an upload and returns its id.</summary>
    public string Begin(string repository)
    {
        var id = Guid.NewGuid().ToString("D");
        AtomicFile.Write(OwnerFile(id), System.Text.Encoding.UTF8.GetBytes(repository));
        AtomicFile.Write(DataFile(id), []);
        return id;
    }

    /// <summary>Bytes received so far; null when the repository has no such upload.</summary>
    public long? Length(string repository, string id) => IsOwnedBy(repository, id) ? new FileInfo(DataFile(id)).Length : null;

    /// <summary>Waits until no other request writes to the upload. Dispose the result to let the next one in.</summary>
    internal async Task<IDisposable> EnterAsync(string id, CancellationToken cancellationToken)
    {
        var gate = _locks.GetOrAdd(id, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Gate(gate);
    }

    /// <summary>Appends the body; what arrived before a lost connection stays, and the client asks where to go on.</summary>
    internal async Task<long> AppendAsync(string id, Stream body, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(DataFile(id), FileMode.Append, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);
        await body.CopyToAsync(file, cancellationToken);
        await file.FlushAsync(cancellationToken);
        return file.Length;
    }

    /// <summary>Compares the content with its digest and moves it to the blobs. False, and the upload is gone, when they differ.</summary>
    internal async Task<bool> CompleteAsync(string repository, string id, Digest expected, CancellationToken cancellationToken)
    {
        Digest actual;
        await using (var file = File.OpenRead(DataFile(id)))
            actual = await Digest.OfLikeAsync(expected, file, cancellationToken);

        if (actual == expected)
            _blobs.AddFile(repository, expected, DataFile(id));

        Remove(id);
        return actual == expected;
    }

    /// <summary>Gives the upload up.</summary>
    internal void Remove(string id)
    {
        File.Delete(DataFile(id));
        File.Delete(OwnerFile(id));
        _locks.TryRemove(id, out _);
    }

    private bool IsOwnedBy(string repository, string id) =>
        Guid.TryParseExact(id, "D", out _)
        && File.Exists(OwnerFile(id))
        && File.Exists(DataFile(id))
        && File.ReadAllText(OwnerFile(id)) == repository;

    private void RemoveAbandoned()
    {
        if (!Directory.Exists(_layout.Uploads))
            return;

        foreach (var file in Directory.EnumerateFiles(_layout.Uploads))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > KeepAbandoned)
                File.Delete(file);
        }
    }

    private string DataFile(string id) => Path.Combine(_layout.Uploads, id + ".data");

    private string OwnerFile(string id) => Path.Combine(_layout.Uploads, id + ".repository");

    private sealed class Gate(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
