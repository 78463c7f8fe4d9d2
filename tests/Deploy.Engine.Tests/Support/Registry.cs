using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;

namespace Deploy.Engine.Tests.Support;

/// <summary>Pushes a tiny image as a build would (OCI distribution).</summary>
internal static class Registry
{
    /// <summary>Pushes an image whose configuration holds <paramref name="content"/>, and answers with its digest.</summary>
    public static ImageAnswer Push(ImageRequest request, string content = "one")
    {
        using var http = new HttpClient { BaseAddress = new Uri($"{(request.Insecure ? "http" : "https")}://{request.Registry}") };
        if (request.Username is not null)
        {
            var token = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{request.Username}:{request.Password}"));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", token);
        }

        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","author":"{{{content}}}","rootfs":{"type":"layers","diff_ids":[]}}""");
        var digest = Digest(config);
        // As every client pushes: what is there already is asked first, content goes in parts.
        if (!IsThere(http, $"/v2/{request.Repository}/blobs/{digest}"))
        {
            using var started = Send(http, new HttpRequestMessage(HttpMethod.Post, $"/v2/{request.Repository}/blobs/uploads/"));
            using var part = Send(http, new HttpRequestMessage(HttpMethod.Patch, started.Headers.Location) { Content = Body(config, "application/octet-stream") });
            var location = part.Headers.Location!.ToString();
            using var uploaded = Send(http, new HttpRequestMessage(HttpMethod.Put, $"{location}{(location.Contains('?') ? '&' : '?')}digest={digest}"));
        }

        _ = IsThere(http, $"/v2/{request.Repository}/manifests/{request.Tag}");
        const string Type = "application/vnd.oci.image.manifest.v1+json";
        var manifest = Encoding.UTF8.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"{{{Type}}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{digest}}}","size":{{{config.Length}}}},"layers":[]}""");
        using var put = Send(http, new HttpRequestMessage(HttpMethod.Put, $"/v2/{request.Repository}/manifests/{request.Tag}") { Content = Body(manifest, Type) });
        return new ImageAnswer(Digest(manifest), null);
    }

    /// <summary>Pushes images into a repository, as tags of their contents.</summary>
    public static async Task PushAsync(AwsClients aws, string repository, params string[] contents)
    {
        var uri = (await aws.Ecr.DescribeRepositoriesAsync(new() { RepositoryNames = [repository] })).Repositories.Single().RepositoryUri.Split('/', 2);
        var token = (await aws.Ecr.GetAuthorizationTokenAsync(new())).AuthorizationData[0].AuthorizationToken;
        var password = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':')[1];
        foreach (var content in contents) Push(new ImageRequest(uri[0], uri[1], content, "AWS", password, null, null, Insecure: true), content);
    }

    private static ByteArrayContent Body(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static HttpResponseMessage Send(HttpClient http, HttpRequestMessage request)
    {
        var reply = http.Send(request);
        return reply.IsSuccessStatusCode ? reply : throw new InvalidOperationException($"{request.Method} {request.RequestUri}: {reply.StatusCode}");
    }

    private static bool IsThere(HttpClient http, string path)
    {
        using var reply = http.Send(new HttpRequestMessage(HttpMethod.Head, path));
        return reply.StatusCode is System.Net.HttpStatusCode.NotFound ? false
            : reply.IsSuccessStatusCode ? true
            : throw new InvalidOperationException($"HEAD {path}: {reply.StatusCode} (the registry denied it)");
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
