using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Deploy.Local.Registry.Storage;

/// <summary>
/// The name of content by its hash: <c>sha256:…</c> (64 hex digits) or <c>sha512:…</c> (128), lower case.
/// </summary>
public readonly record struct Digest
{
    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The hash in lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>The SHA-256 digest of <paramref name="content"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => new("sha256", Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>The digest of <paramref name="content"/> by the algorithm that <paramref name="expected"/> uses.</summary>
    public static Digest OfLike(Digest expected, ReadOnlySpan<byte> content) =>
        expected.Algorithm == "sha512" ? new("sha512", Convert.ToHexStringLower(SHA512.HashData(content))) : Of(content);

    /// <summary>The digest of a stream's remaining content by the algorithm that <paramref name="expected"/> uses.</summary>
    public static async Task<Digest> OfLikeAsync(Digest expected, Stream content, CancellationToken cancellationToken)
    {
        var hash = expected.Algorithm == "sha512"
            ? await SHA512.HashDataAsync(content, cancellationToken)
            : await SHA256.HashDataAsync(content, cancellationToken);
        return new(expected.Algorithm, Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads <c>algorithm:hex</c>; false for another algorithm, a wrong length or upper-case digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.IndexOf(':') is not (var colon and > 0))
            return false;

        var (algorithm, hex) = (text[..colon], text[(colon + 1)..]);
        var length = algorithm switch { "sha256" => 64, "sha512" => 128, _ => 0 };
        if (length == 0 || hex.Length != length || !hex.All(char.IsAsciiHexDigitLower))
            return false;

        digest = new(algorithm, hex);
        return true;
    }

    /// <summary>Reads a digest that is known to be well formed (our own files).</summary>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"'{text}' is not a digest such as sha256:<64 hex digits>.");

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm}:{Hex}";
}
