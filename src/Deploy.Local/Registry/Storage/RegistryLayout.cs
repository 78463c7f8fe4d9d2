namespace Deploy.Local.Registry.Storage;

/// <summary>
/// Where things lie under the registry's folder:
/// <c>blobs/sha256/ab/abcd…</c> (content, shared by all repositories),
/// <c>repositories/&lt;path&gt;/_layers|_manifests/sha256/&lt;hex&gt;</c> (what a repository may show),
/// <c>repositories/&lt;path&gt;/_tags/&lt;tag&gt;</c> (a digest) and <c>uploads/&lt;id&gt;</c> (unfinished blobs).
/// </summary>
/// <remarks>A component of a repository path never begins with an underscore, so the folders of ours cannot collide with a nested repository.</remarks>
public sealed class RegistryLayout(string root)
{
    /// <summary>The registry's folder.</summary>
    public string Root { get; } = root;

    internal string Uploads => Path.Combine(Root, "uploads");

    internal string Repositories => Path.Combine(Root, "repositories");

    internal string Blobs => Path.Combine(Root, "blobs");

    internal string Blob(Digest digest) => Path.Combine(Blobs, digest.Algorithm, digest.Hex[..2], digest.Hex);

    internal string Repository(string path) => Path.Combine([Repositories, .. path.Split('/')]);

    internal string Layer(string path, Digest digest) => Path.Combine(Repository(path), "_layers", digest.Algorithm, digest.Hex);

    internal string Manifests(string path) => Path.Combine(Repository(path), "_manifests");

    internal string Manifest(string path, Digest digest) => Path.Combine(Manifests(path), digest.Algorithm, digest.Hex);

    internal string Tags(string path) => Path.Combine(Repository(path), "_tags");

    internal string Tag(string path, string tag) => Path.Combine(Tags(path), tag);
}
