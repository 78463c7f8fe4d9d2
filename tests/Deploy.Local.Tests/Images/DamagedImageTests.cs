using System.Formats.Tar;
using System.Text;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;
using static Deploy.Local.Tests.Images.ImageScene;

namespace Deploy.Local.Tests.Images;

/// <summary>Images that no runtime could pull, in a runtime's words.</summary>
public sealed class DamagedImageTests
{
    private readonly byte[] _layer = Tar(("app/file", "text"));

    [Fact]
    public async Task A_layer_that_has_changed_is_told_by_its_digest_before_it_is_read()
    {
        using var scene = new ImageScene();
        var image = scene.Push(_layer);
        // As it lies there now it would be refused: a link in the place of a file.
        File.WriteAllBytes(scene.BlobFile(Digest.Of(_layer)), Archive(new PaxTarEntry(TarEntryType.SymbolicLink, "x") { LinkName = "y" }));

        var problem = await FailedAsync(scene, image);

        Assert.StartsWith($"failed to extract layer {Digest.Of(_layer)}: unexpected commit digest", problem, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(scene.Unpacked));
    }

    [Fact]
    public async Task A_layer_must_be_what_the_configuration_says_when_uncompressed()
    {
        using var scene = new ImageScene();
        var layer = Gzip(_layer);

        Assert.Contains("wrong diff id calculated on extraction", await FailedAsync(scene, scene.Push([layer], [Digest.Of("other"u8).ToString()])), StringComparison.Ordinal);
        Assert.Equal("number of layers and diffIDs don't match: 1 != 0", await FailedAsync(scene, scene.Push([layer], Array.Empty<string>())));
        Assert.Empty(Directory.GetDirectories(scene.Unpacked));
    }

    [Fact]
    public async Task A_layer_that_is_no_archive_is_told()
    {
        using var scene = new ImageScene();
        var noise = new byte[50_000];
        new Random(1).NextBytes(noise);

        Assert.StartsWith("failed to extract layer sha256:", await FailedAsync(scene, scene.Push("layer"u8.ToArray())), StringComparison.Ordinal);
        Assert.StartsWith("failed to extract layer sha256:", await FailedAsync(scene, scene.Push([Gzip(noise)[..5_000]], [Digest.Of(_layer).ToString()])), StringComparison.Ordinal);
        Assert.Contains("not a directory", await FailedAsync(scene, scene.Push(Tar(("a", "file"), ("a/b", "x")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told()
    {
        using var scene = new ImageScene();
        var image = scene.Push(_layer);
        var absent = Digest.Of("absent"u8);

        File.Delete(scene.BlobFile(Digest.Of(_layer)));

        Assert.Equal($"failed to copy: content digest {Digest.Of(_layer)}: not found", await FailedAsync(scene, image));
        Assert.Equal($"failed to copy: content digest {absent}: not found", await FailedAsync(scene, absent));
        Assert.Equal($"failed to copy: content digest {absent}: not found", await FailedAsync(scene, scene.PushIndex((absent, "linux", "amd64"))));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["sha256:short"]}}""")]
    [InlineData("""{"os":"linux","architecture":"amd64","config":{"Entrypoint":"text"}}""")]
    public async Task A_configuration_that_cannot_be_read_is_told(string config)
    {
        using var scene = new ImageScene();

        var problem = await FailedAsync(scene, scene.Push([_layer], Encoding.UTF8.GetBytes(config)));

        Assert.StartsWith("failed to unmarshal image configuration sha256:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_damage_is_told_or_refused_and_writes_nothing_elsewhere()
    {
        using var scene = new ImageScene();
        var good = Tar(("app/", null), ("app/one", "1"), (new string('n', 150), "pax"), ("app/two", new string('2', 3_000)), ("app/.wh.one", ""));
        var random = new Random(1);
        var outcomes = new Dictionary<string, int>();
        for (var round = 0; round < 150; round++)
        {
            var layer = (byte[])good.Clone();
            // Where a header has the name, and where it has size, checksum and kind.
            for (var change = random.Next(1, 5); change > 0; change--)
                layer[(512 * random.Next(layer.Length / 512)) + (round % 2 == 0 ? random.Next(12) : random.Next(124, 157))] = (byte)"0/.\\\0 75235gx"[random.Next(13)];
            if (round % 3 != 0)
                MendChecksums(layer);
            if (round % 10 == 0)
                layer = layer[..random.Next(layer.Length)];

            var problem = await Record.ExceptionAsync(() => scene.OpenAsync(scene.Push(layer)));
            var outcome = problem?.GetType().Name ?? "";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.True(problem is null or ImageNotPulledException or ImageNotRunnableException, $"round {round}: {problem}");
        }

        Assert.Equal(["images", "registry"], Directory.GetFileSystemEntries(Path.GetDirectoryName(scene.Layout.Root)!).Select(Path.GetFileName).Order());
        Assert.Equal(3, outcomes.Count);
    }

    /// <summary>Makes headers valid again, so that what is in them is believed.</summary>
    private static void MendChecksums(byte[] tar)
    {
        for (var header = tar.AsSpan(); header.Length >= 512; header = header[512..])
        {
            if (!header.Slice(257, 5).SequenceEqual("ustar"u8))
                continue;
            header.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header[..512])
                sum += value;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
        }
    }

    private static async Task<string> FailedAsync(ImageScene scene, Digest image) =>
        (await Assert.ThrowsAsync<ImageNotPulledException>(() => scene.OpenAsync(image))).Message;
}
