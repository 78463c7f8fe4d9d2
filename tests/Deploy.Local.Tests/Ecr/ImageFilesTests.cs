using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using Deploy.Local.Images;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Images;
using Deploy.Local.Tests.Registry;

namespace Deploy.Local.Tests.Ecr;

/// <summary>Images that were pushed to Local, as files, and their programs as processes.</summary>
public sealed class ImageFilesTests
{
    private const string Path = "eu-west-1/team/app";

    [Fact]
    public async Task An_apphost_runs_with_the_definitions_command()
    {
        await using var local = await ImageTests.StartAsync();
        // A program of .NET that lies at hand: Local itself. Its apphost is not read.
        string[] parts = ["Deploy.Local.dll", "Deploy.Local.runtimeconfig.json", "Deploy.Local.deps.json"];
        var layer = ImageScene.Archive(
        [
            ImageScene.FileEntry("app/Deploy.Local", mode: UnixFileMode.UserRead | UnixFileMode.UserExecute),
            .. parts.Select(part => new PaxTarEntry(TarEntryType.RegularFile, $"app/{part}")
            {
                DataStream = new MemoryStream(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, part))),
            }),
        ]);
        await PushAsync(local, layer, """{"Entrypoint":["/app/Deploy.Local"],"Cmd":["--help"],"WorkingDir":"/app"}""");

        var image = await OpenAsync(local, Path, "v1");
        var start = ProgramStart.Find(image, EntryPoint.Of(image.Configuration, new ContainerSettings { Command = ["--speed", "none"] }), Machine.This);
        using var process = Start(start);
        var error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();

        Assert.Equal(Machine.This.Dotnet, start.FileName);
        Assert.True(process.ExitCode == 2, error);
        Assert.Contains("none", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_shell_is_the_machines_and_begins_in_the_images_folder()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no sh.");
        await using var local = await ImageTests.StartAsync();

        var image = await OpenAsync(local, "deploy-ecs/base", "any");
        var start = ProgramStart.Find(image, EntryPoint.Of(image.Configuration, new ContainerSettings { Command = ["/bin/sh", "-c", "pwd; cat ../etc/os-release"] }), Machine.This);
        using var process = Start(start);
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n');

        Assert.True(start.IsOfMachine);
        Assert.EndsWith("/app", lines[0], StringComparison.Ordinal);
        Assert.Contains("ID=deploy-ecs-local", lines);
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_runtime_does()
    {
        await using var local = await ImageTests.StartAsync();

        var noTag = await Assert.ThrowsAsync<ImageNotPulledException>(() => OpenAsync(local, "team/app", "none"));
        var noRepository = await Assert.ThrowsAsync<ImageNotPulledException>(() => OpenAsync(local, "typo", "v1"));

        Assert.Equal($"{local.Host}/{Path}:none: not found", noTag.Message);
        Assert.StartsWith("name unknown: The repository with name 'typo' does not exist", noRepository.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_stays_over_a_restart_until_its_manifest_is_deleted_and_a_reset_forgets_it()
    {
        var state = Directory.CreateTempSubdirectory("deploy-ecs-local-").FullName;
        UnpackedImage kept, gone;
        await using (var local = await ImageTests.StartAsync(state: state))
        {
            kept = await PushAndOpenAsync(local, "kept");
            gone = await PushAndOpenAsync(local, "gone");
            Assert.StartsWith(state, kept.Root, StringComparison.Ordinal);
            await local.CallAsync("ecr", "BatchDeleteImage", new { repositoryName = "team/app", imageIds = new[] { new { imageDigest = gone.Digest } } });
            Assert.True(Directory.Exists(gone.Root));
        }

        await using (var restarted = await LocalAws.StartAsync(state))
        {
            await restarted.CallAsync("ecr", "GetAuthorizationToken", new { });
            Assert.Equal((true, false), (Directory.Exists(kept.Root), Directory.Exists(gone.Root)));

            await restarted.Http.PostAsync("/_local/reset", null);
            Assert.False(Directory.Exists(kept.Root));
        }

        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task Without_a_state_folder_the_files_go_with_Local()
    {
        UnpackedImage image;
        await using (var local = await ImageTests.StartAsync())
        {
            image = await PushAndOpenAsync(local, "any");
            Assert.True(File.Exists(System.IO.Path.Combine(image.Root, "any")));
        }

        Assert.False(Directory.Exists(image.Root));
        Assert.False(Directory.Exists(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(image.Root))));
    }

    /// <summary>What the web application of a pushed image answers.</summary>
    internal static async Task<string> AskHealthAsync(LocalAws local, string repository, string tag)
    {
        var image = await OpenAsync(local, repository, tag);
        var start = ProgramStart.Find(image, EntryPoint.Of(image.Configuration, new ContainerSettings()), Machine.This);
        using var process = Start(start, ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        try
        {
            const string sign = "Now listening on: ";
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
            {
                if (line.IndexOf(sign, StringComparison.Ordinal) is not (var at and >= 0))
                    continue;
                using var http = new HttpClient();
                return await http.GetStringAsync(line[(at + sign.Length)..] + "/health");
            }

            return await process.StandardError.ReadToEndAsync();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static Task<UnpackedImage> OpenAsync(LocalAws local, string repository, string reference) =>
        local.Server.Context.Peers.Find<IImageFiles>()!.OpenAsync(repository, reference, LocalAws.Region, "amd64", CancellationToken.None);

    private static async Task<UnpackedImage> PushAndOpenAsync(LocalAws local, string file)
    {
        await PushAsync(local, ImageScene.Tar((file, "text")), "{}");
        return await OpenAsync(local, "team/app", "v1");
    }

    private static async Task PushAsync(LocalAws local, byte[] layer, string start)
    {
        var config = Encoding.UTF8.GetBytes($$$"""{"os":"linux","architecture":"amd64","config":{{{start}}},"rootfs":{"type":"layers","diff_ids":["{{{Digest.Of(layer)}}}"]}}""");
        await local.Http.PushBlobAsync(Path, layer);
        await local.Http.PushBlobAsync(Path, config);
        (await local.Http.PutManifestAsync(Path, "v1", RegistryClient.Manifest(config, layer))).EnsureSuccessStatusCode();
    }

    private static Process Start(ProgramStart start, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo(start.FileName, start.Arguments) { WorkingDirectory = start.WorkingDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }
}
