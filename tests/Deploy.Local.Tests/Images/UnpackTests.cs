using System.Formats.Tar;
using Deploy.Local.Images;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;
using static Deploy.Local.Tests.Images.ImageScene;

namespace Deploy.Local.Tests.Images;

/// <summary>What a good image becomes on disk.</summary>
public sealed class UnpackTests
{
    [Fact]
    public async Task Layers_lie_on_one_another_whether_compressed_or_not()
    {
        using var scene = new ImageScene();

        var image = await scene.OpenAsync(
            Tar(("./", null), ("./app/", null), ("app/a.txt", "old"), ("app/b.txt", "b")),
            Gzip(Tar(("app/a.txt", "new"), ("etc/deep/c.txt", "c"))));

        Assert.Equal(["app/", "app/a.txt", "app/b.txt", "etc/", "etc/deep/", "etc/deep/c.txt"], Content(image.Root));
        Assert.Equal("new", File.ReadAllText(Path.Combine(image.Root, "app", "a.txt")));
        Assert.Equal(Path.Combine(scene.Unpacked, image.Digest["sha256:".Length..]), image.Root);
    }

    [Fact]
    public async Task Whiteouts_hide_what_lower_layers_have_and_nothing_of_their_own()
    {
        using var scene = new ImageScene();

        var image = await scene.OpenAsync(
            Tar(("a/1", "1"), ("a/2", "2"), ("b/old/deep/x", "x"), ("b/keep/y", "y"), ("c/z", "z"), ("d", "d"), ("e/f", "f"), ("g", "g")),
            Tar(
                ("a/.wh.1", ""), ("b/keep/new", "n"), ("b/keep/", null), ("b/.wh..wh..opq", ""), ("c/own", "o"), (".wh.c", ""), (".wh.d", ""), ("d", "own"), (".wh.e", ""), ("g", "own"), (".wh.g", ""),
                (".wh.none", ""), (".wh..wh.plnk", "")));

        Assert.Equal(["a/", "a/2", "b/", "b/keep/", "b/keep/new", "c/", "c/own", "d", "g"], Content(image.Root));
        Assert.Equal("own", File.ReadAllText(Path.Combine(image.Root, "d")));
    }

    [Fact]
    public async Task A_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file()
    {
        using var scene = new ImageScene();

        var image = await scene.OpenAsync(Tar(("a/b/c", "1"), ("d", "2")), Tar(("a", "3"), ("d/", null), ("d/e", "4"), ("d/e", "5")));

        Assert.Equal(["a", "d/", "d/e"], Content(image.Root));
        Assert.Equal("5", File.ReadAllText(Path.Combine(image.Root, "d", "e")));
    }

    [Fact]
    public async Task Nothing_can_be_written_and_a_program_stays_a_program()
    {
        using var scene = new ImageScene();
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        const UnixFileMode closed = UnixFileMode.UserRead | UnixFileMode.UserExecute;

        var image = await scene.OpenAsync(Archive(
            FileEntry("app/run", mode: all | UnixFileMode.SetUser | UnixFileMode.SetGroup),
            FileEntry("app/data", mode: UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite),
            new PaxTarEntry(TarEntryType.Directory, "tmp/") { Mode = all | UnixFileMode.StickyBit }));

        foreach (var (path, mode) in new[] { ("", closed), ("app", closed), ("tmp", closed), ("app/run", closed), ("app/data", UnixFileMode.UserRead) })
        {
            var full = Path.Combine(image.Root, path);
            if (!OperatingSystem.IsWindows())
                Assert.Equal((path, mode), (path, File.GetUnixFileMode(full)));
            else if (File.Exists(full))
                Assert.True(File.GetAttributes(full).HasFlag(FileAttributes.ReadOnly), path);
        }
    }

    [Fact]
    public async Task The_configuration_comes_along()
    {
        using var scene = new ImageScene();
        var layer = Tar(("a", "a"));

        var image = await scene.OpenAsync(scene.Push([layer], [Digest.Of(layer).ToString()], config: new
        {
            Entrypoint = new[] { "/app/web" },
            Cmd = new[] { "--fast" },
            Env = new[] { "B=2", "A=1=1" },
            WorkingDir = "/app",
            User = "1654",
            ExposedPorts = new Dictionary<string, object> { ["8081/tcp"] = new { }, ["8080/tcp"] = new { } },
            StopSignal = "SIGINT",
            Labels = new { any = "thing" },
        }));

        var start = image.Configuration;
        Assert.Equal(("linux", "amd64", "/app", "1654", "SIGINT"), (start.Os, start.Architecture, start.WorkingDir, start.User, start.StopSignal));
        Assert.Equal(["/app/web"], start.Entrypoint);
        Assert.Equal(["--fast"], start.Cmd);
        Assert.Equal(["B=2", "A=1=1"], start.Env);
        Assert.Equal(["8080/tcp", "8081/tcp"], start.ExposedPorts);
    }

    [Fact]
    public async Task An_index_leads_to_the_image_of_the_platform()
    {
        using var scene = new ImageScene();
        var layer = Tar(("a", "a"));
        Digest Image(string architecture) => scene.Push([layer], [Digest.Of(layer).ToString()], architecture: architecture);
        var arm = Image("arm64");
        var index = scene.PushIndex((Digest.Of("attestation"u8), "unknown", "unknown"), (Image("amd64"), "linux", "amd64"), (arm, "linux", "arm64"));

        var image = await scene.OpenAsync(index, "arm64");

        Assert.Equal((arm.ToString(), "arm64"), (image.Digest, image.Configuration.Architecture));
        var missing = await Assert.ThrowsAsync<ImageNotPulledException>(() => scene.OpenAsync(index, "s390x"));
        Assert.Equal("image Manifest does not contain descriptor matching platform 'linux/s390x'", missing.Message);
        Assert.Equal(missing.Message, (await Assert.ThrowsAsync<ImageNotPulledException>(() => scene.OpenAsync(arm, "s390x"))).Message);
    }
}
