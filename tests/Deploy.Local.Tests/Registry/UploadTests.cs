using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Deploy.Local.Tests.Registry;

public sealed class UploadTests
{
    private const string Repository = "eu-west-1/team/app";

    private static readonly byte[] Content = Encoding.ASCII.GetBytes("0123456789abcdefghijklmnopqrstuvwxyz");

    [Fact]
    public async Task A_blob_can_be_pushed_in_one_request_and_read_back()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = RegistryClient.Sha256(Content);

        var push = await server.Client.PostAsync($"/v2/{Repository}/blobs/uploads/?digest={digest}", new ByteArrayContent(Content));

        Assert.Equal((HttpStatusCode.Created, $"/v2/{Repository}/blobs/{digest}"), (push.StatusCode, push.Headers.Location!.ToString()));

        var head = await server.Client.SendAsync(HttpMethod.Head, $"/v2/{Repository}/blobs/{digest}");
        Assert.Equal((HttpStatusCode.OK, Content.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(digest, head.Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Equal(Content, await server.Client.GetByteArrayAsync($"/v2/{Repository}/blobs/{digest}"));
    }

    [Fact]
    public async Task A_blob_can_be_pushed_in_chunks_and_its_progress_asked()
    {
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);

        var first = await server.Client.SendAsync(HttpMethod.Patch, upload, Content[..10], "0-9");
        var second = await server.Client.SendAsync(HttpMethod.Patch, upload, Content[10..20], "10-19");
        var status = await server.Client.GetAsync(upload);
        var last = await server.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={RegistryClient.Sha512(Content)}", Content[20..]);

        Assert.Equal((HttpStatusCode.Accepted, "0-9"), (first.StatusCode, Range(first)));
        Assert.Equal((HttpStatusCode.Accepted, "0-19"), (second.StatusCode, Range(second)));
        Assert.Equal((HttpStatusCode.NoContent, "0-19"), (status.StatusCode, Range(status)));
        Assert.Equal(HttpStatusCode.Created, last.StatusCode);
        Assert.Equal(Content, await server.Client.GetByteArrayAsync(last.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(upload)).StatusCode);
    }

    [SkippableFact]
    public async Task A_full_disk_is_told_with_the_cure_and_the_upload_goes_on_where_it_was()
    {
        Skip.IfNot(File.Exists("/dev/full"), "/dev/full is of Linux");
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);
        await server.Client.SendAsync(HttpMethod.Patch, upload, Content[..10]);
        var data = Directory.EnumerateFiles(server.Folder, "*.data", SearchOption.AllDirectories).Single();
        File.Move(data, data + ".aside");
        File.CreateSymbolicLink(data, "/dev/full");

        var full = await server.Client.SendAsync(HttpMethod.Patch, upload, Content[10..]);

        Assert.Equal(HttpStatusCode.InternalServerError, full.StatusCode);
        Assert.Contains("Local cannot keep the image: No space left on device", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        File.Move(data + ".aside", data, overwrite: true);
        Assert.Equal("0-9", Range(await server.Client.GetAsync(upload)));
        await server.Client.SendAsync(HttpMethod.Patch, upload, Content[10..]);
        Assert.Equal(HttpStatusCode.Created, (await server.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={RegistryClient.Sha256(Content)}")).StatusCode);
    }

    [Fact]
    public async Task An_upload_survives_a_restart()
    {
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);
        await server.Client.SendAsync(HttpMethod.Patch, upload, Content[..10]);

        await using var restarted = await RegistryServer.StartAsync(folder: server.Folder);
        var status = await restarted.Client.GetAsync(upload);
        await restarted.Client.SendAsync(HttpMethod.Patch, upload, Content[10..]);
        var put = await restarted.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={RegistryClient.Sha256(Content)}");

        Assert.Equal("0-9", Range(status));
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
    }

    [Theory]
    [InlineData("5-14", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("10-30", HttpStatusCode.BadRequest)]
    [InlineData("ten-nineteen", HttpStatusCode.BadRequest)]
    public async Task A_chunk_that_does_not_go_on_where_the_upload_stands_is_refused(string range, HttpStatusCode expected)
    {
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);
        await server.Client.SendAsync(HttpMethod.Patch, upload, Content[..10], "0-9");

        var response = await server.Client.SendAsync(HttpMethod.Patch, upload, Content[10..20], range);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("0-9", Range(await server.Client.GetAsync(upload)));
    }

    [Fact]
    public async Task Content_that_is_not_its_digest_is_refused_and_not_kept()
    {
        await using var server = await RegistryServer.StartAsync();
        var wrong = RegistryClient.Sha256([1, 2, 3]);

        var error = await server.Client.PostAsync($"/v2/{Repository}/blobs/uploads/?digest={wrong}", new ByteArrayContent(Content)).ErrorAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "DIGEST_INVALID"), (error.Status, error.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.SendAsync(HttpMethod.Head, $"/v2/{Repository}/blobs/{wrong}")).StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Folder, "uploads")));
    }

    [Theory]
    [InlineData("sha256:abc")]
    [InlineData("md5:900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("")]
    public async Task A_malformed_digest_is_invalid(string digest)
    {
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);

        var error = await server.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={digest}", Content).ErrorAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "DIGEST_INVALID"), (error.Status, error.Code));
    }

    [Fact]
    public async Task A_cancelled_upload_is_gone()
    {
        await using var server = await RegistryServer.StartAsync();
        var upload = await BeginAsync(server);

        Assert.Equal(HttpStatusCode.NoContent, (await server.Client.DeleteAsync(upload)).StatusCode);
        var error = await server.Client.SendAsync(HttpMethod.Patch, upload, Content).ErrorAsync();

        Assert.Equal((HttpStatusCode.NotFound, "BLOB_UPLOAD_UNKNOWN"), (error.Status, error.Code));
    }

    [Fact]
    public async Task A_blob_is_seen_in_another_repository_only_after_it_is_mounted()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = await server.Client.PushBlobAsync(Repository, Content);
        const string Other = "/v2/eu-west-1/other/blobs";

        var before = await server.Client.GetAsync($"{Other}/{digest}");
        var mounted = await server.Client.PostAsync($"{Other}/uploads/?mount={digest}&from={Repository}", null);
        var after = await server.Client.GetAsync($"{Other}/{digest}");
        var unknown = await server.Client.PostAsync($"{Other}/uploads/?mount={RegistryClient.Sha256([9])}&from={Repository}", null);

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Accepted),
            (before.StatusCode, mounted.StatusCode, after.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task A_range_of_a_blob_can_be_read()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = await server.Client.PushBlobAsync(Repository, Content);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v2/{Repository}/blobs/{digest}") { Headers = { Range = new RangeHeaderValue(10, 15) } };

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("abcdef", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Many_uploads_of_the_same_and_of_different_content_run_at_once()
    {
        await using var server = await RegistryServer.StartAsync();

        var digests = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var content = Encoding.ASCII.GetBytes(new string((char)('a' + (i % 4)), 200_000));
            var upload = await BeginAsync(server);
            await server.Client.SendAsync(HttpMethod.Patch, upload, content);
            var put = await server.Client.SendAsync(HttpMethod.Put, $"{upload}?digest={RegistryClient.Sha256(content)}");
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
            return RegistryClient.Sha256(content);
        }));

        foreach (var digest in digests.Distinct())
            Assert.Equal(digest, RegistryClient.Sha256(await server.Client.GetByteArrayAsync($"/v2/{Repository}/blobs/{digest}")));
        Assert.Equal(4, digests.Distinct().Count());
    }

    [Fact]
    public async Task Deleting_a_blob_is_not_supported()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = await server.Client.PushBlobAsync(Repository, Content);

        var error = await server.Client.DeleteAsync($"/v2/{Repository}/blobs/{digest}").ErrorAsync();

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "UNSUPPORTED"), (error.Status, error.Code));
    }

    private static async Task<string> BeginAsync(RegistryServer server)
    {
        var response = await server.Client.PostAsync($"/v2/{Repository}/blobs/uploads/", null);
        Assert.Equal((HttpStatusCode.Accepted, "0-0"), (response.StatusCode, Range(response)));
        return response.Headers.Location!.ToString();
    }

    private static string Range(HttpResponseMessage response) => response.Headers.GetValues("Range").Single();
}
