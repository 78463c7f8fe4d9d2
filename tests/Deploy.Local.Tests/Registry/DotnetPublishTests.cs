using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deploy.Local.Tests.Registry;

/// <summary>The reason the registry exists: the .NET SDK's container publishing pushes to it as to ECR.</summary>
public sealed partial class DotnetPublishTests
{
    private const string Repository = "eu-west-1/team/app";

    [Theory]
    [InlineData("linux-x64", "amd64", null)]
    [InlineData("linux-arm64", "arm64", "DOTNET_CONTAINER_DEBUG_REGISTRY_FORCE_CHUNKED_UPLOAD")]
    public async Task The_SDK_pushes_an_image_and_its_digest_is_served(string runtime, string architecture, string? uploadMode)
    {
        await using var server = await RegistryServer.StartAsync();
        using var app = new TemporaryApp();

        var (exitCode, output) = await app.PublishAsync(Properties(server, runtime), "AWS", server.Password, uploadMode);

        Assert.True(exitCode == 0, output);
        var digest = PrintedDigest().Match(output).Groups[1].Value;
        var byDigest = await server.Client.GetAsync($"/v2/{Repository}/manifests/{digest}");
        var byTag = await server.Client.GetAsync($"/v2/{Repository}/manifests/1.2.3");
        Assert.Equal(HttpStatusCode.OK, byDigest.StatusCode);
        Assert.Equal(digest, byTag.Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Equal($"mediaType={byTag.Content.Headers.ContentType}", PrintedMediaType().Match(output).Value);

        using var manifest = JsonDocument.Parse(await byTag.Content.ReadAsStringAsync());
        var config = JsonDocument.Parse(await server.Client.GetStringAsync($"/v2/{Repository}/blobs/{manifest.RootElement.GetProperty("config").GetProperty("digest").GetString()}"));
        Assert.Equal(architecture, config.RootElement.GetProperty("architecture").GetString());
        Assert.Equal(2, config.RootElement.GetProperty("rootfs").GetProperty("diff_ids").GetArrayLength());
        foreach (var layer in manifest.RootElement.GetProperty("layers").EnumerateArray())
        {
            var content = await server.Client.GetByteArrayAsync($"/v2/{Repository}/blobs/{layer.GetProperty("digest").GetString()}");
            Assert.Equal(layer.GetProperty("size").GetInt64(), content.LongLength);
        }
    }

    [Fact]
    public async Task The_SDK_says_that_credentials_are_wrong()
    {
        await using var server = await RegistryServer.StartAsync();
        using var app = new TemporaryApp();

        var (exitCode, output) = await app.PublishAsync(Properties(server, "linux-x64"), "AWS", "wrong");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CONTAINER1016", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDK_fails_on_a_repository_that_nobody_created()
    {
        await using var server = await RegistryServer.StartAsync(repositories: []);
        using var app = new TemporaryApp();

        var (exitCode, output) = await app.PublishAsync(Properties(server, "linux-x64"), "AWS", server.Password);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CONTAINER1013", output, StringComparison.Ordinal);
        Assert.Contains("'NotFound'", output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Properties(RegistryServer server, string runtime) => new()
    {
        ["ContainerRegistry"] = server.Host,
        ["ContainerRepository"] = Repository,
        ["ContainerImageTag"] = "1.2.3",
        ["ContainerBaseImage"] = $"{server.Host}/deploy-ecs/base:10.0",
        ["ContainerRuntimeIdentifier"] = runtime,
    };

    [GeneratedRegex("digest=(sha256:[0-9a-f]{64})")]
    private static partial Regex PrintedDigest();

    [GeneratedRegex("mediaType=[^ \\n]+")]
    private static partial Regex PrintedMediaType();
}
