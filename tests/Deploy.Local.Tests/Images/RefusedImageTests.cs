using System.Formats.Tar;
using System.Text;
using Deploy.Local.Images;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;
using static Deploy.Local.Tests.Images.ImageScene;

namespace Deploy.Local.Tests.Images;

/// <summary>Images that can be pulled, and that are not unpacked here: those of another world, and hostile ones.</summary>
public sealed class RefusedImageTests
{
    [Theory]
    [InlineData("../evil", "leads to a folder above")]
    [InlineData("app/../../evil", "leads to a folder above")]
    [InlineData("app/..", "leads to a folder above")]
    [InlineData("/etc/evil", "absolute path")]
    [InlineData("//server/share", "absolute path")]
    [InlineData("C:/evil", "drive letter")]
    [InlineData("app/c:evil", "drive letter")]
    [InlineData("app\\evil", "backslash")]
    [InlineData("..\\evil", "backslash")]
    [InlineData("app/.wh...", "hides what has no name")]
    [InlineData("app/.wh..", "hides what has no name")]
    [InlineData("app/.wh.", "hides what has no name")]
    [InlineData("../.wh.evil", "leads to a folder above")]
    [InlineData("../.wh..wh..opq", "leads to a folder above")]
    [InlineData(".", "that of the root")]
    public async Task A_name_that_leads_elsewhere_is_refused_by_name(string name, string why)
    {
        using var scene = new ImageScene();

        var refused = await RefusedAsync(scene, Tar(("first", "1")), Tar((name, "evil")));

        Assert.Contains($"'{name}'", refused, StringComparison.Ordinal);
        Assert.Contains(why, refused, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(scene.Unpacked));
    }

    [Fact]
    public async Task A_name_with_a_NUL_is_refused_and_shown_without_it()
    {
        using var scene = new ImageScene();

        // Only an extended header can hold one, and the platform's writer makes none.
        var layer = Archive(FileEntry(new string('n', 200) + "@evil"));
        var at = Encoding.ASCII.GetString(layer).IndexOf("@evil", StringComparison.Ordinal);
        layer[at] = 0;

        Assert.Contains("NUL", await RefusedAsync(scene, layer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_too_long_or_too_deep_are_refused()
    {
        using var scene = new ImageScene();

        Assert.Contains("longer than 4,096", await RefusedAsync(scene, Tar((new string('n', 5000), "x"))), StringComparison.Ordinal);
        Assert.Contains("128 folders deep", await RefusedAsync(scene, Tar((string.Concat(Enumerable.Repeat("d/", 200)) + "f", "x"))), StringComparison.Ordinal);
        Assert.Contains("cannot be unpacked here", await RefusedAsync(scene, Tar((new string('n', 300), "x"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "symbolic link to '/etc/passwd'")]
    [InlineData(TarEntryType.HardLink, "hard link to '/etc/passwd'")]
    [InlineData(TarEntryType.CharacterDevice, "device")]
    [InlineData(TarEntryType.BlockDevice, "device")]
    [InlineData(TarEntryType.Fifo, "named pipe")]
    public async Task What_is_neither_file_nor_folder_is_refused_by_name(TarEntryType kind, string why)
    {
        using var scene = new ImageScene();
        var entry = new PaxTarEntry(kind, "app/odd");
        if (kind is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";

        var refused = await RefusedAsync(scene, Archive(entry, FileEntry("app/odd/evil")));

        Assert.Contains("'app/odd'", refused, StringComparison.Ordinal);
        Assert.Contains(why, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sparse_file_is_refused()
    {
        using var scene = new ImageScene();
        var entry = new PaxTarEntry(TarEntryType.RegularFile, "app/holes", new Dictionary<string, string> { ["GNU.sparse.major"] = "1" });

        Assert.Contains("sparse", await RefusedAsync(scene, Archive(entry)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_with_too_many_bytes_is_refused_with_the_number()
    {
        using var scene = new ImageScene(new UnpackOptions { MaximumBytes = 100_000 });
        var small = Tar(("one", new string('1', 50_000)));

        await scene.OpenAsync(small);
        Assert.Contains("'bomb' cannot be unpacked here: its 200,000 bytes make more than the 100,000", await RefusedAsync(scene, Gzip(Tar(("bomb", new string('0', 200_000))))), StringComparison.Ordinal);
        Assert.Contains("100,000", await RefusedAsync(scene, small, Tar(("two", new string('2', 49_000)))), StringComparison.Ordinal);
        // What follows the archive's end counts too.
        Assert.Contains("100,000", await RefusedAsync(scene, Gzip([.. Tar(("a", "a")), .. new byte[200_000]])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_with_too_many_entries_is_refused_with_the_number()
    {
        using var scene = new ImageScene(new UnpackOptions { MaximumEntries = 10 });

        await scene.OpenAsync(Tar([.. Enumerable.Range(0, 10).Select(number => ($"f{number}", (string?)""))]));
        Assert.Contains("more than 10 files", await RefusedAsync(scene, Tar([.. Enumerable.Range(0, 11).Select(number => ("same", (string?)""))])), StringComparison.Ordinal);
        Assert.Contains("more than 10 files", await RefusedAsync(scene, Tar(("1/2/3/4/5/6/7/8/9/10/11", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_would_fill_the_memory_is_refused()
    {
        using var scene = new ImageScene();
        var entry = new PaxTarEntry(TarEntryType.RegularFile, "a", new Dictionary<string, string> { ["comment"] = new string('c', 2_000_000) });

        Assert.Contains("header of more than 1,048,576 bytes", await RefusedAsync(scene, Gzip(Archive(entry))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_differ_in_case_are_refused_where_they_are_one()
    {
        var layer = Tar(("app/Readme", "1"), ("App/other", "2"));
        using var scene = new ImageScene(new UnpackOptions { FoldsCase = true });

        Assert.Contains("'App' cannot be unpacked here: it differs from 'app' only in case", await RefusedAsync(scene, layer), StringComparison.Ordinal);
        Assert.Contains("differs from 'b'", await RefusedAsync(scene, Tar(("b", "1")), Tar(("B", "2"))), StringComparison.Ordinal);

        if (!OperatingSystem.IsLinux())
            return;
        using var linux = new ImageScene();
        Assert.Equal(["App/", "App/other", "app/", "app/Readme"], Content((await linux.OpenAsync(layer)).Root));
    }

    [Fact]
    public async Task Images_of_another_world_are_refused()
    {
        using var scene = new ImageScene();
        var layer = Tar(("a", "a"));
        string[] diffIds = [Digest.Of(layer).ToString()];
        var windows = scene.Push([layer], diffIds, os: "windows");
        byte[] zstd = [0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0];

        Assert.Contains("zstd", await RefusedAsync(scene, zstd), StringComparison.Ordinal);
        Assert.Contains("the image is for windows;", await RefusedAsync(scene, windows), StringComparison.Ordinal);
        Assert.Contains("the image is for windows/amd64;", await RefusedAsync(scene, scene.PushIndex((windows, "windows", "amd64"))), StringComparison.Ordinal);
        Assert.Contains("is no container image", await RefusedAsync(scene, scene.Push([layer], "{}"u8.ToArray(), "application/vnd.cncf.helm.config.v1+json")), StringComparison.Ordinal);
    }

    private static Task<string> RefusedAsync(ImageScene scene, params byte[][] layers) => RefusedAsync(scene, scene.Push(layers));

    private static async Task<string> RefusedAsync(ImageScene scene, Digest image) =>
        (await Assert.ThrowsAsync<ImageNotRunnableException>(() => scene.OpenAsync(image))).Message;
}
