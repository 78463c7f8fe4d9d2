using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Deploy.Local.Tests.Registry;

/// <summary>What a pushing client does, in short form.</summary>
internal static class RegistryClient
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    public static string Sha256(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Sha512(byte[] content) => "sha512:" + Convert.ToHexStringLower(SHA512.HashData(content));

    /// <summary>Pushes a blob in two requests, as every registry understands it, and returns its digest.</summary>
    public static async Task<string> PushBlobAsync(this HttpClient client, string repository, byte[] content)
    {
        var digest = Sha256(content);
        var begun = await client.PostAsync($"/v2/{repository}/blobs/uploads/", null);
        var response = await client.PutAsync(Finish(begun, digest), new ByteArrayContent(content));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return digest;
    }

    /// <summary>Where the last request of an upload goes.</summary>
    public static string Finish(HttpResponseMessage upload, string digest)
    {
        var location = upload.Headers.Location!.ToString();
        return $"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={digest}";
    }

    /// <summary>Pushes an image of one layer; two images differ when their text differs. Returns the manifest's digest.</summary>
    public static async Task<string> PushImageAsync(this HttpClient client, string repository, string tag, string text = "layer")
    {
        var manifest = await client.PushPartsAsync(repository, text);
        var response = await client.PutManifestAsync(repository, tag, manifest);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return response.Headers.GetValues("Docker-Content-Digest").Single();
    }

    /// <summary>Pushes layer and configuration and returns the manifest that is still to be pushed.</summary>
    public static async Task<string> PushPartsAsync(this HttpClient client, string repository, string text)
    {
        var layer = Encoding.UTF8.GetBytes(text);
        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","config":{"Labels":{"text":"{{{text}}}"}},"rootfs":{"type":"layers","diff_ids":[]}}""");
        await client.PushBlobAsync(repository, layer);
        await client.PushBlobAsync(repository, config);
        return Manifest(config, layer);
    }

    public static string Manifest(byte[] config, params byte[][] layers) => JsonSerializer.Serialize(new
    {
        schemaVersion = 2,
        mediaType = OciManifest,
        config = new { mediaType = "application/vnd.oci.image.config.v1+json", digest = Sha256(config), size = config.Length },
        layers = layers.Select(layer => new { mediaType = "application/vnd.oci.image.layer.v1.tar", digest = Sha256(layer), size = layer.Length }),
    });

    public static Task<HttpResponseMessage> PutManifestAsync(this HttpClient client, string repository, string reference, string manifest, string mediaType = OciManifest)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(manifest));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return client.PutAsync($"/v2/{repository}/manifests/{reference}", content);
    }

    public static async Task<(HttpStatusCode Status, string Code, string Message)> ErrorAsync(this Task<HttpResponseMessage> sent)
    {
        var response = await sent;
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("errors")[0];
        return (response.StatusCode, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, byte[]? content = null, string? contentRange = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content is null ? null : new ByteArrayContent(content) };
        if (contentRange is not null)
            request.Content!.Headers.TryAddWithoutValidation("Content-Range", contentRange);
        return client.SendAsync(request);
    }
}
