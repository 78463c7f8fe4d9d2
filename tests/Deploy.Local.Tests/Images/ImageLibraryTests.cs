using Deploy.Local.Images;
using Deploy.Local.Registry.Storage;
using static Deploy.Local.Tests.Images.ImageScene;

namespace Deploy.Local.Tests.Images;

/// <summary>Unpacked once, whole or not at all, and gone when nobody needs it.</summary>
public sealed class ImageLibraryTests
{
    [Fact]
    public async Task Many_at_once_get_one_image()
    {
        using var scene = new ImageScene();
        var image = scene.Push(Gzip(Tar([.. Enumerable.Range(0, 300).Select(number => ($"app/{number}", (string?)new string('x', 1000)))])));

        var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => scene.OpenAsync(image))));

        Assert.Single(opened.Select(one => one.Root).Distinct());
        Assert.Equal(301, Content(opened[0].Root).Length);
        Assert.Equal([image.Hex], Directory.GetDirectories(scene.Unpacked).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_unpacked_is_not_unpacked_again_by_the_next_Local_either()
    {
        using var scene = new ImageScene();
        var layer = Tar(("a", "a"));
        var image = scene.Push(layer);
        var first = await scene.OpenAsync(image);
        var made = Directory.GetCreationTimeUtc(first.Root);
        // It is still listed, but can no longer be read.
        File.WriteAllText(scene.BlobFile(Digest.Of(layer)), "damaged");

        var second = await scene.OpenAsync(image, library: scene.NewLibrary());

        Assert.Equal(first.Root, second.Root);
        Assert.Equal(["a"], Content(second.Root));
        Assert.Equal(made, Directory.GetCreationTimeUtc(second.Root));
    }

    [Fact]
    public async Task Who_gives_up_leaves_nothing_and_the_next_one_gets_it_whole()
    {
        using var scene = new ImageScene();
        var image = scene.Push(Tar(("a", "a")));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.OpenAsync(image, cancellation: cancelled.Token));

        Assert.Equal(["a"], Content((await scene.OpenAsync(image)).Root));
        Assert.Single(Directory.GetDirectories(scene.Unpacked));
    }

    [Fact]
    public async Task What_a_crash_has_left_goes_with_the_next_start_and_never_passes_for_an_image()
    {
        using var scene = new ImageScene();
        var image = scene.Push(Tar(("a", "a")));
        var left = Path.Combine(scene.Unpacked, $".{image.Hex[..12]}.left.unfinished");
        Directory.CreateDirectory(Path.Combine(left, "deep"));
        File.WriteAllText(Path.Combine(left, "deep", "half"), "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(left, "deep"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var opened = await scene.OpenAsync(image, library: scene.NewLibrary());

        Assert.Equal([image.Hex], Directory.GetDirectories(scene.Unpacked).Select(Path.GetFileName));
        Assert.Equal(["a"], Content(opened.Root));
    }

    [Fact]
    public async Task Images_that_nobody_needs_are_pruned()
    {
        using var scene = new ImageScene();
        var kept = await scene.OpenAsync(Tar(("a/b", "kept")));
        var gone = await scene.OpenAsync(Tar(("a/b", "gone")));

        scene.Library.Prune(new HashSet<string> { kept.Digest });

        Assert.Equal([kept.Root], Directory.GetDirectories(scene.Unpacked));
        Assert.Equal(["a/", "a/b"], Content((await scene.OpenAsync(Digest.Parse(gone.Digest))).Root));
    }

    [Fact]
    public void Pruning_makes_no_folder()
    {
        var library = new ImageLibrary(new Local.Services.StoreFolder(new Local.Services.StateStore(null), "images"));

        library.Prune(new HashSet<string>());
    }
}
