using System.Net;

namespace Deploy.Local.Tests.Registry;

/// <summary>Layers as they are pushed to ECR: whole, or in parts of 5 MiB one after another. Docker's own registry is the independent check.</summary>
public sealed class EcrChunkTests
{
    private const string Repository = "eu-west-1/team/app";
    private const int Part = 5 * 1024 * 1024;

    [Fact]
    public async Task A_layer_in_parts_of_5_MiB()
    {
        await using var server = await RegistryServer.StartAsync();
        await PushInPartsAsync(server.Client, bytesOfLastPart: 123_457);
    }

    [Fact]
    public async Task A_layer_whose_last_part_is_full()
    {
        await using var server = await RegistryServer.StartAsync();
        await PushInPartsAsync(server.Client, bytesOfLastPart: Part);
    }

    [Fact]
    public async Task A_layer_in_one_request()
    {
        await using var server = await RegistryServer.StartAsync();
        await PushWholeAsync(server.Client);
    }

    [SkippableFact]
    public async Task Docker_s_registry_takes_the_same()
    {
        Skip.IfNot(DockerRegistryServer.IsInstalled, "docker-registry is not installed on this machine.");
        using var docker = new DockerRegistryServer();
        await docker.WaitUntilReadyAsync();
        await PushInPartsAsync(docker.Client, bytesOfLastPart: 123_457);
        await PushWholeAsync(docker.Client);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2 * Part)]
    [InlineData(Part - 1)]
    public async Task A_part_that_does_not_go_on_where_the_upload_stands_is_refused_and_nothing_is_lost(int first)
    {
        await using var server = await RegistryServer.StartAsync();
        var content = Content(3 * Part);
        var upload = (await server.Client.PostAsync($"/v2/{Repository}/blobs/uploads/", null)).Headers.Location!.ToString();
        await AppendAsync(server.Client, upload, content[..Part], 0);

        var wrong = await server.Client.SendAsync(HttpMethod.Patch, upload, content[first..(first + Part)], $"{first}-{first + Part - 1}");
        var status = await server.Client.GetAsync(upload);

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, $"0-{Part - 1}"), (wrong.StatusCode, Range(wrong)));
        Assert.Equal((HttpStatusCode.NoContent, $"0-{Part - 1}"), (status.StatusCode, Range(status)));
        await AppendAsync(server.Client, upload, content[Part..(2 * Part)], Part);
        var digest = RegistryClient.Sha256(content);
        var done = await server.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={digest}", content[(2 * Part)..], $"{2 * Part}-{(3 * Part) - 1}");
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        Assert.Equal(content, await server.Client.GetByteArrayAsync($"/v2/{Repository}/blobs/{digest}"));
    }

    private static async Task PushInPartsAsync(HttpClient client, int bytesOfLastPart)
    {
        var content = Content((2 * Part) + bytesOfLastPart);
        var digest = RegistryClient.Sha256(content);
        var response = await client.PostAsync($"/v2/{Repository}/blobs/uploads/", null);
        for (var first = 0; first < content.Length; first += Part)
            response = await AppendAsync(client, response.Headers.Location!.ToString(), content[first..Math.Min(first + Part, content.Length)], first);

        var done = await client.SendAsync(HttpMethod.Put, RegistryClient.Finish(response, digest), []);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        Assert.Equal(content, await client.GetByteArrayAsync($"/v2/{Repository}/blobs/{digest}"));
    }

    private static async Task PushWholeAsync(HttpClient client)
    {
        var content = Content((2 * Part) + 1);
        var digest = RegistryClient.Sha256(content);
        var begun = await client.PostAsync($"/v2/{Repository}/blobs/uploads/", null);
        var done = await client.SendAsync(HttpMethod.Put, RegistryClient.Finish(begun, digest), content);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        Assert.Equal(content, await client.GetByteArrayAsync($"/v2/{Repository}/blobs/{digest}"));
    }

    private static async Task<HttpResponseMessage> AppendAsync(HttpClient client, string upload, byte[] part, int first)
    {
        var response = await client.SendAsync(HttpMethod.Patch, upload, part, $"{first}-{first + part.Length - 1}");
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        Assert.Equal($"0-{first + part.Length - 1}", Range(response));
        return response;
    }

    private static string Range(HttpResponseMessage response) => response.Headers.GetValues("Range").Single();

    /// <summary>Bytes that differ from part to part, so that a lost or doubled part shows.</summary>
    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
