using System.Security.Cryptography;
using System.Text;

namespace Deploy.Engine.Images;

/// <summary>The key of an image's content, which is its tag: an image of the same key need not be built again.</summary>
public static class ContentKey
{
    /// <summary>Changes with what goes into a key, so that keys of two versions never mean the same.</summary>
    private const string Version = "2";
    private const int Length = 40;

    /// <summary>The key.</summary>
    /// <param name="publishFingerprint">See <see cref="PublishFingerprint"/>.</param>
    /// <param name="baseImage">The base image by digest where that is known, else by name.</param>
    /// <param name="runtimeIdentifier">What it is built for.</param>
    /// <param name="settings">What else shapes the image.</param>
    public static string Of(string publishFingerprint, string? baseImage, string? runtimeIdentifier, ContainerSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{publishFingerprint}\n{baseImage}\n{runtimeIdentifier}\n{settings.Canonical}")))[..Length];
}
