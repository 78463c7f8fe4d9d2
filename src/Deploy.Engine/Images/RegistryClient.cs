using System.Net;
using System.Net.Http.Headers;

namespace Deploy.Engine.Images;

/// <summary>Asks a registry for the digest of a tag (OCI distribution), without credentials: for base images and for registries that ask for none.</summary>
public sealed class RegistryClient(HttpClient http)
{
    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>The digest of a tag; null where the registry has none.</summary>
    /// <exception cref="HttpRequestException">The registry does not answer, or wants credentials.</exception>
    public async Task<string?> FindDigestAsync(string registry, string repository, string tag, CancellationToken cancellationToken)
    {
        var scheme = ImageName.IsInsecure(registry) ? "http" : "https";
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{scheme}://{registry}/v2/{repository}/manifests/{tag}");
        foreach (var type in ManifestTypes) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        using var reply = await http.SendAsync(request, cancellationToken);
        if (reply.StatusCode == HttpStatusCode.NotFound) return null;
        reply.EnsureSuccessStatusCode();
        return reply.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.FirstOrDefault() : null;
    }
}
