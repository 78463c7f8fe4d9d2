using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Registry;

public sealed class ContentSweepTests
{
    private const string Repository = "eu-west-1/team/app";

    [Fact]
    public async Task What_no_image_needs_is_gone_after_a_day_and_a_restart()
    {
        await using var server = await RegistryServer.StartAsync();
        var kept = await server.Client.PushImageAsync(Repository, "kept", "kept");
        var gone = await server.Client.PushImageAsync(Repository, "gone", "gone");
        var orphan = await server.Client.PushBlobAsync(Repository, "orphan"u8.ToArray());
        await server.Client.DeleteAsync($"/v2/{Repository}/manifests/{gone}");
        var before = Blobs(server.Folder);

        await using var soon = await RegistryServer.StartAsync(folder: server.Folder);
        Assert.Equal(before, Blobs(server.Folder));
        await using var later = await RegistryServer.StartAsync(folder: server.Folder, clock: new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(25)));

        // The removed manifest, its layer and configuration, and the blob that no manifest ever referred to.
        Assert.Equal(before - 4, Blobs(server.Folder));
        Assert.Equal(HttpStatusCode.OK, (await later.Client.GetAsync($"/v2/{Repository}/manifests/{kept}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await later.Client.GetAsync($"/v2/{Repository}/blobs/{RegistryClient.Sha256("kept"u8.ToArray())}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await later.Client.GetAsync($"/v2/{Repository}/blobs/{orphan}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await later.Client.GetAsync("/v2/deploy-ecs/base/manifests/10.0")).StatusCode);
    }

    private static int Blobs(string folder) => Directory.GetFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories).Length;
}
