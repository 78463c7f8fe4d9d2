using System.Net;
using System.Text;
using System.Text.Json;
using Deploy.Local.Registry;

namespace Deploy.Local.Tests.Registry;

public sealed class ManifestTests
{
    private const string Repository = "eu-west-1/team/app";

    [Fact]
    public async Task A_manifest_is_served_by_tag_and_by_digest_as_it_was_pushed()
    {
        await using var server = await RegistryServer.StartAsync();
        var manifest = await server.Client.PushPartsAsync(Repository, "one");

        var put = await server.Client.PutManifestAsync(Repository, "v1", manifest);
        var digest = RegistryClient.Sha256(Encoding.UTF8.GetBytes(manifest));
        var byTag = await server.Client.GetAsync($"/v2/{Repository}/manifests/v1");
        var head = await server.Client.SendAsync(HttpMethod.Head, $"/v2/{Repository}/manifests/{digest}");

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal($"/v2/{Repository}/manifests/{digest}", put.Headers.Location!.ToString());
        Assert.Equal(manifest, await byTag.Content.ReadAsStringAsync());
        Assert.Equal((RegistryClient.OciManifest, manifest.Length), (head.Content.Headers.ContentType!.ToString(), head.Content.Headers.ContentLength));
        Assert.Equal(digest, head.Headers.GetValues("Docker-Content-Digest").Single());
    }

    [Fact]
    public async Task A_manifest_and_its_tag_survive_a_restart()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = await server.Client.PushImageAsync(Repository, "v1");

        await using var restarted = await RegistryServer.StartAsync(folder: server.Folder);

        Assert.Equal(digest, (await restarted.Client.GetAsync($"/v2/{Repository}/manifests/v1")).Headers.GetValues("Docker-Content-Digest").Single());
    }

    [Fact]
    public async Task A_manifest_whose_layer_was_not_pushed_is_refused()
    {
        await using var server = await RegistryServer.StartAsync();
        var config = Encoding.UTF8.GetBytes("{}");
        await server.Client.PushBlobAsync(Repository, config);

        var error = await server.Client.PutManifestAsync(Repository, "v1", RegistryClient.Manifest(config, Encoding.UTF8.GetBytes("missing"))).ErrorAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "MANIFEST_BLOB_UNKNOWN"), (error.Status, error.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync($"/v2/{Repository}/manifests/v1")).StatusCode);
    }

    [Fact]
    public async Task An_index_needs_its_images()
    {
        await using var server = await RegistryServer.StartAsync();
        var image = await server.Client.PushImageAsync(Repository, "v1");

        var refused = await server.Client.PutManifestAsync(Repository, "all", Index(RegistryClient.Sha256([1])), RegistryClient.OciIndex).ErrorAsync();
        var accepted = await server.Client.PutManifestAsync(Repository, "all", Index(image), RegistryClient.OciIndex);

        Assert.Equal("MANIFEST_BLOB_UNKNOWN", refused.Code);
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Equal(RegistryClient.OciIndex, (await server.Client.GetAsync($"/v2/{Repository}/manifests/all")).Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("not json", RegistryClient.OciManifest)]
    [InlineData("[]", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":1}""", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":2,"layers":[]}""", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":2,"config":{"digest":"x","size":1},"layers":[]}""", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":2,"config":{"digest":1,"size":1},"layers":[]}""", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}""", RegistryClient.OciManifest)]
    [InlineData("""{"schemaVersion":2,"manifests":[]}""", "application/json")]
    public async Task A_malformed_manifest_is_invalid(string manifest, string mediaType)
    {
        await using var server = await RegistryServer.StartAsync();

        var error = await server.Client.PutManifestAsync(Repository, "v1", manifest, mediaType).ErrorAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "MANIFEST_INVALID"), (error.Status, error.Code));
    }

    [Fact]
    public async Task A_manifest_of_more_than_four_mebibytes_is_too_large()
    {
        await using var server = await RegistryServer.StartAsync();

        var (status, code, _) = await server.Client.PutManifestAsync(Repository, "v1", new string(' ', (4 * 1024 * 1024) + 1)).ErrorAsync();

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MANIFEST_INVALID"), (status, code));
    }

    [Fact]
    public async Task A_manifest_pushed_by_digest_must_have_that_digest()
    {
        await using var server = await RegistryServer.StartAsync();
        var manifest = await server.Client.PushPartsAsync(Repository, "one");
        var bytes = Encoding.UTF8.GetBytes(manifest);

        var wrong = await server.Client.PutManifestAsync(Repository, RegistryClient.Sha256([1]), manifest).ErrorAsync();
        var right = await server.Client.PutManifestAsync(Repository, RegistryClient.Sha512(bytes), manifest);

        Assert.Equal((HttpStatusCode.BadRequest, "DIGEST_INVALID"), (wrong.Status, wrong.Code));
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        Assert.Equal(manifest, await server.Client.GetStringAsync($"/v2/{Repository}/manifests/{RegistryClient.Sha512(bytes)}"));
    }

    [Theory]
    [InlineData(".hidden")]
    [InlineData("-v1")]
    [InlineData("sp%20ace")]
    public async Task A_malformed_tag_is_invalid(string tag)
    {
        await using var server = await RegistryServer.StartAsync();

        Assert.Equal("TAG_INVALID", (await server.Client.GetAsync($"/v2/{Repository}/manifests/{tag}").ErrorAsync()).Code);
    }

    [Fact]
    public async Task An_immutable_tag_keeps_its_digest()
    {
        var rules = RegistryServer.Open(Repository) with { IsImmutable = tag => tag != "latest" };
        await using var server = await RegistryServer.StartAsync([rules]);
        await server.Client.PushImageAsync(Repository, "v1", "one");
        await server.Client.PushImageAsync(Repository, "latest", "one");

        var same = await server.Client.PushImageAsync(Repository, "v1", "one");
        var other = await server.Client.PutManifestAsync(Repository, "v1", await server.Client.PushPartsAsync(Repository, "two")).ErrorAsync();
        var excepted = await server.Client.PushImageAsync(Repository, "latest", "two");

        Assert.Equal((HttpStatusCode.BadRequest, "TAG_INVALID"), (other.Status, other.Code));
        Assert.Equal("The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten because the tag is immutable.", other.Message);
        Assert.NotEqual(same, excepted);
    }

    [Fact]
    public async Task Deleting_a_tag_keeps_the_manifest_and_deleting_the_manifest_removes_its_tags()
    {
        await using var server = await RegistryServer.StartAsync();
        var digest = await server.Client.PushImageAsync(Repository, "v1");
        await server.Client.PushImageAsync(Repository, "v2");

        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.DeleteAsync($"/v2/{Repository}/manifests/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync($"/v2/{Repository}/manifests/{digest}")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.DeleteAsync($"/v2/{Repository}/manifests/{digest}")).StatusCode);
        Assert.Equal("MANIFEST_UNKNOWN", (await server.Client.GetAsync($"/v2/{Repository}/manifests/v2").ErrorAsync()).Code);
        Assert.Empty(await NamesAsync(await server.Client.GetAsync($"/v2/{Repository}/tags/list"), "tags"));
        Assert.Equal("MANIFEST_UNKNOWN", (await server.Client.DeleteAsync($"/v2/{Repository}/manifests/{digest}").ErrorAsync()).Code);
    }

    [Fact]
    public async Task Tags_are_listed_in_pages()
    {
        await using var server = await RegistryServer.StartAsync();
        foreach (var tag in new[] { "c", "a", "b" })
            await server.Client.PushImageAsync(Repository, tag);

        var first = await server.Client.GetAsync($"/v2/{Repository}/tags/list?n=2");
        var next = first.Headers.GetValues("Link").Single();
        var second = await server.Client.GetAsync(next[1..next.IndexOf('>', StringComparison.Ordinal)]);

        Assert.Equal(["a", "b"], await NamesAsync(first, "tags"));
        Assert.Equal(["c"], await NamesAsync(second, "tags"));
        Assert.False(second.Headers.Contains("Link"));
        Assert.Equal("PAGINATION_NUMBER_INVALID", (await server.Client.GetAsync($"/v2/{Repository}/tags/list?n=x").ErrorAsync()).Code);
    }

    [Fact]
    public async Task The_catalog_lists_every_repository()
    {
        await using var server = await RegistryServer.StartAsync();

        Assert.Equal(["deploy-ecs/base", "eu-west-1/other", Repository], await NamesAsync(await server.Client.GetAsync("/v2/_catalog"), "repositories"));
    }

    [Fact]
    public async Task What_refers_to_a_manifest_is_listed()
    {
        await using var server = await RegistryServer.StartAsync();
        var image = await server.Client.PushImageAsync(Repository, "v1");
        var parts = await server.Client.PushPartsAsync(Repository, "signature");
        var signature = parts.Insert(1, $$"""
            "artifactType":"application/x-signature","subject":{"mediaType":"{{RegistryClient.OciManifest}}","digest":"{{image}}","size":1},
            """);

        var put = await server.Client.PutManifestAsync(Repository, "sig", signature);
        using var all = JsonDocument.Parse(await server.Client.GetStringAsync($"/v2/{Repository}/referrers/{image}"));
        using var none = JsonDocument.Parse(await server.Client.GetStringAsync($"/v2/{Repository}/referrers/{image}?artifactType=other"));

        Assert.Equal(image, put.Headers.GetValues("OCI-Subject").Single());
        Assert.Equal("application/x-signature", all.RootElement.GetProperty("manifests")[0].GetProperty("artifactType").GetString());
        Assert.Equal(0, none.RootElement.GetProperty("manifests").GetArrayLength());
    }

    private static string Index(string digest) => JsonSerializer.Serialize(new
    {
        schemaVersion = 2,
        mediaType = RegistryClient.OciIndex,
        manifests = new[] { new { mediaType = RegistryClient.OciManifest, digest, size = 1, platform = new { architecture = "amd64", os = "linux" } } },
    });

    private static async Task<List<string?>> NamesAsync(HttpResponseMessage response, string property)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty(property).EnumerateArray().Select(name => name.GetString()).ToList();
    }
}
