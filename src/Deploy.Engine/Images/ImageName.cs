namespace Deploy.Engine.Images;

/// <summary>A reference to an image: <c>registry/repository:tag</c> or <c>registry/repository@sha256:…</c>.</summary>
/// <param name="Registry">The host, with a port where there is one; empty where the reference names none.</param>
/// <param name="Repository">The path.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest, or null.</param>
public sealed record ImageName(string Registry, string Repository, string? Tag, string? Digest)
{
    private const string DigestStart = "sha256:";

    /// <summary>Splits a reference. The part before the first slash is a host only where it has a dot or a port, or is <c>localhost</c>.</summary>
    public static ImageName Parse(string text)
    {
        string? digest = null;
        if (text.IndexOf('@') is >= 0 and var at) (text, digest) = (text[..at], text[(at + 1)..]);
        string? tag = null;
        if (text.LastIndexOf(':') is var colon && colon > text.LastIndexOf('/')) (text, tag) = (text[..colon], text[(colon + 1)..]);
        var slash = text.IndexOf('/');
        var host = slash < 0 ? "" : text[..slash];
        return host.Contains('.') || host.Contains(':') || host == "localhost"
            ? new ImageName(host, text[(slash + 1)..], tag, digest)
            : new ImageName("", text, tag, digest);
    }

    /// <summary>True for <c>sha256:</c> and 64 hexadecimal digits of lower case, the one form that registries know.</summary>
    public static bool IsDigest(string text) =>
        text.Length == DigestStart.Length + 64 && text.StartsWith(DigestStart, StringComparison.Ordinal) && text.AsSpan(DigestStart.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>True for a registry on this machine, which speaks plain HTTP.</summary>
    public static bool IsInsecure(string registry) =>
        registry.Split(':')[0] is "localhost" or "127.0.0.1" || registry.StartsWith("[::1]", StringComparison.Ordinal);
}
