using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Registry.Storage;

/// <summary>
/// The manifests and tags of every repository: the one storage that the registry's HTTP side and ECR's operations share.
/// Changes to a repository happen one after another; reads need no lock, because every file is replaced whole.
/// </summary>
public sealed class ImageStore(RegistryLayout layout, BlobStore blobs, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lock> _locks = new(StringComparer.Ordinal);

    /// <summary>Serialises a check and the change that depends on it.</summary>
    public Lock Gate(string repository) => _locks.GetOrAdd(repository, _ => new Lock());

    /// <summary>Stores a manifest and points the tag at it, when there is one. Its references have been checked before.</summary>
    public StoredImage Put(string repository, Digest digest, ReadOnlyMemory<byte> content, ManifestDocument document, string? tag)
    {
        lock (Gate(repository))
        {
            blobs.Keep(digest, content.Span);
            if (!File.Exists(layout.Manifest(repository, digest)))
            {
                var entry = new ManifestEntry(document.MediaType, clock.GetUtcNow());
                AtomicFile.Write(layout.Manifest(repository, digest), JsonSerializer.SerializeToUtf8Bytes(entry));
            }

            if (tag is not null)
                AtomicFile.Write(layout.Tag(repository, tag), Encoding.ASCII.GetBytes(digest.ToString()));

            return Find(repository, digest)!;
        }
    }

    /// <summary>Whether the repository has this manifest.</summary>
    public bool Contains(string repository, Digest digest) => File.Exists(layout.Manifest(repository, digest));

    /// <summary>The manifest of this digest, or null.</summary>
    public StoredImage? Find(string repository, Digest digest) => Read(repository, digest, TagsByDigest(repository));

    /// <summary>The digest that a tag points at, or null.</summary>
    public Digest? Resolve(string repository, string tag)
    {
        try
        {
            return Digest.Parse(File.ReadAllText(layout.Tag(repository, tag)));
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The repository's tags in ordinal order.</summary>
    public IReadOnlyList<string> Tags(string repository) => Names(layout.Tags(repository));

    /// <summary>Every manifest of the repository, the oldest push first.</summary>
    public IReadOnlyList<StoredImage> List(string repository)
    {
        var tags = TagsByDigest(repository);
        var images =
            from algorithm in new[] { "sha256", "sha512" }
            from hex in Names(Path.Combine(layout.Manifests(repository), algorithm))
            select Read(repository, Digest.Parse($"{algorithm}:{hex}"), tags) into image
            where image is not null
            orderby image.PushedAt, image.Digest.ToString()
            select image;
        return images.ToList();
    }

    /// <summary>The digest of every manifest of every repository.</summary>
    public IReadOnlySet<string> AllDigests() => Directory.Exists(layout.Repositories)
        ? Directory.EnumerateDirectories(layout.Repositories, "_manifests", SearchOption.AllDirectories)
            .SelectMany(Directory.GetDirectories)
            .SelectMany(algorithm => Names(algorithm).Select(hex => $"{Path.GetFileName(algorithm)}:{hex}"))
            .ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    /// <summary>Removes a tag; what it pointed at stays. False when there was none.</summary>
    public bool RemoveTag(string repository, string tag)
    {
        lock (Gate(repository))
        {
            var existed = File.Exists(layout.Tag(repository, tag));
            if (existed)
                File.Delete(layout.Tag(repository, tag));
            return existed;
        }
    }

    /// <summary>Removes a manifest and the tags that point at it. False when there was none.</summary>
    public bool Remove(string repository, Digest digest)
    {
        lock (Gate(repository))
        {
            if (!Contains(repository, digest))
                return false;

            foreach (var tag in Tags(repository).Where(tag => Resolve(repository, tag) == digest))
                File.Delete(layout.Tag(repository, tag));
            File.Delete(layout.Manifest(repository, digest));
            return true;
        }
    }

    /// <summary>Removes everything of a repository, but nothing of repositories whose path begins with its path.</summary>
    public void RemoveRepository(string repository)
    {
        lock (Gate(repository))
        {
            foreach (var folder in new[] { "_tags", "_manifests", "_layers" })
            {
                var path = Path.Combine(layout.Repository(repository), folder);
                if (Directory.Exists(path))
                    Directory.Delete(path, recursive: true);
            }
        }
    }

    private StoredImage? Read(string repository, Digest digest, ILookup<Digest?, string> tags)
    {
        var entry = Entry(repository, digest);
        if (entry is null || blobs.TryRead(digest) is not { } content)
            return null;

        return new StoredImage
        {
            Digest = digest,
            PushedAt = entry.PushedAt,
            Tags = tags[digest].ToList(),
            Content = content,
            Document = ManifestDocument.Parse(content, entry.MediaType),
        };
    }

    private ILookup<Digest?, string> TagsByDigest(string repository) => Tags(repository).ToLookup(tag => Resolve(repository, tag));

    private ManifestEntry? Entry(string repository, Digest digest)
    {
        try
        {
            return JsonSerializer.Deserialize<ManifestEntry>(File.ReadAllBytes(layout.Manifest(repository, digest)));
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static List<string> Names(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name[0] != '.').Order(StringComparer.Ordinal).ToList()
            : [];

    private sealed record ManifestEntry(string MediaType, DateTimeOffset PushedAt);
}
