using System.Formats.Tar;
using System.Net;
using System.Text.Json;
using Deploy.Local.BaseImages;
using Deploy.Local.Tests.Registry;

namespace Deploy.Local.Tests.BaseImages;

public sealed class BaseImageTests
{
    // The digest is part of the content key of every image built on it: a change makes every project push once more.
    private const string Digest = "sha256:a87be24d9f6d446546f6f93a1eeefb687b690f7841ea0fb8d0e5f0c5fcd1c71f";

    [Theory]
    [InlineData("10.0")]
    [InlineData("aspnet-10.0")]
    public async Task Any_tag_is_the_same_image_and_needs_no_credentials(string tag)
    {
        await using var server = await RegistryServer.StartAsync();
        using var anonymous = new HttpClient { BaseAddress = server.Client.BaseAddress };

        var response = await anonymous.GetAsync($"/v2/deploy-ecs/base/manifests/{tag}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Digest, response.Headers.GetValues("Docker-Content-Digest").Single());
    }

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task Each_platform_has_a_configuration_and_a_readable_layer(string architecture)
    {
        await using var server = await RegistryServer.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Client.BaseAddress!, "/v2/deploy-ecs/base/") };
        var index = await JsonAsync(client, "manifests/latest");
        var entry = index.GetProperty("manifests").EnumerateArray().Single(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString() == architecture);
        var manifest = await JsonAsync(client, $"manifests/{entry.GetProperty("digest").GetString()}");

        var config = await JsonAsync(client, $"blobs/{manifest.GetProperty("config").GetProperty("digest").GetString()}");
        var layer = await client.GetByteArrayAsync($"blobs/{manifest.GetProperty("layers")[0].GetProperty("digest").GetString()}");

        Assert.Equal(("linux", architecture), (config.GetProperty("os").GetString(), config.GetProperty("architecture").GetString()));
        Assert.Equal("1654", config.GetProperty("config").GetProperty("User").GetString());
        Assert.Equal(RegistryClient.Sha256(layer), config.GetProperty("rootfs").GetProperty("diff_ids")[0].GetString());
        await using var tar = new TarReader(new MemoryStream(layer));
        Assert.Equal("app/", (await tar.GetNextEntryAsync())!.Name);
    }

    [Fact]
    public async Task The_base_image_cannot_be_overwritten()
    {
        await using var server = await RegistryServer.StartAsync();

        var error = await server.Client.PostAsync($"/v2/{BaseImageRepository.RepositoryPath}/blobs/uploads/", null).ErrorAsync();

        Assert.Equal((HttpStatusCode.Forbidden, "DENIED"), (error.Status, error.Code));
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
}
