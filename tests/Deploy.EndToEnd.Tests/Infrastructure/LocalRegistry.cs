using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The image registry of a local AWS, for somebody who may look into its state.</summary>
/// <param name="url">The endpoint of the local AWS.</param>
/// <param name="state">Where it keeps its state.</param>
public sealed class LocalRegistry(string url, string state)
{
    /// <summary>The access key with which deployments to it sign.</summary>
    private const string AccessKey = "local";

    /// <summary>The files of the state, without the one that keeps others out.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock");

    /// <summary>The passwords that it can have issued in a span of time: each is its own expiry and who got it, signed with the registry's key.</summary>
    public IReadOnlyList<string> Passwords(DateTimeOffset from, DateTimeOffset until)
    {
        var key = File.ReadAllBytes(Directory.EnumerateFiles(state, "token.key", SearchOption.AllDirectories).Single());
        var first = from.AddHours(12).ToUnixTimeSeconds();
        return [.. Enumerable.Range(0, (int)(until - from).TotalSeconds + 2).Select(second => $"{first + second}.{AccessKey}").Select(text => $"{text}.{Sign(key, text)}")];
    }

    /// <summary>The manifest of an image, or null where the registry does not give it.</summary>
    public async Task<JsonNode?> ManifestAsync(string image, string password)
    {
        var (repository, digest) = (image[(image.IndexOf('/') + 1)..image.IndexOf('@')], image[(image.IndexOf('@') + 1)..]);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/v2/{repository}/manifests/{digest}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{password}")));
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        using var reply = await http.SendAsync(request);
        return reply.IsSuccessStatusCode ? JsonNode.Parse(await reply.Content.ReadAsStringAsync()) : null;
    }

    private static string Sign(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));
}
