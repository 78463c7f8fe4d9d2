using Deploy.Engine.Images;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Images;

public sealed class ContentKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("content-key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_commit_and_another_comment_are_the_same_program_and_other_code_is_not()
    {
        var first = await PublishAsync("1.0.0+1111111111111111111111111111111111111111", "Console.WriteLine(1);");
        var sameCode = await PublishAsync("1.0.0+2222222222222222222222222222222222222222", "// A comment.\nConsole.WriteLine(1);");
        var otherCode = await PublishAsync("1.0.0+1111111111111111111111111111111111111111", "Console.WriteLine(2);");

        // The files themselves differ: what is masked is the difference.
        Assert.NotEqual(await File.ReadAllBytesAsync(Path.Combine(first, "App.dll")), await File.ReadAllBytesAsync(Path.Combine(sameCode, "App.dll")));
        Assert.Equal(PublishFingerprint.Of(first), PublishFingerprint.Of(sameCode));
        Assert.NotEqual(PublishFingerprint.Of(first), PublishFingerprint.Of(otherCode));
    }

    [Fact]
    public void Names_and_contents_count_and_symbols_and_times_do_not()
    {
        _folder.Write("a/one.txt", "content");
        var before = PublishFingerprint.Of(_folder.PathOf("a"));

        File.SetLastWriteTimeUtc(_folder.PathOf("a", "one.txt"), DateTime.UtcNow.AddDays(-3));
        foreach (var symbols in (string[])["App.pdb", "App.dbg", "App.dwarf", "App.dSYM/Contents/Info.plist"]) _folder.Write($"a/{symbols}", "symbols");
        Assert.Equal(before, PublishFingerprint.Of(_folder.PathOf("a")));

        _folder.Write("b/two.txt", "content");
        Assert.NotEqual(before, PublishFingerprint.Of(_folder.PathOf("b")));
        _folder.Write("a/sub/one.txt", "content");
        Assert.NotEqual(before, PublishFingerprint.Of(_folder.PathOf("a")));
    }

    [Fact]
    public void Times_of_static_files_in_their_list_do_not_count()
    {
        const string List = """{"Endpoints":[{"ResponseHeaders":[{"Name":"ETag","Value":"\"@tag\""},{"Name":"Last-Modified","Value":"@time"}]}]}""";
        string Fingerprint(string folder, string tag, string time)
        {
            _folder.Write($"{folder}/App.staticwebassets.endpoints.json", List.Replace("@tag", tag, StringComparison.Ordinal).Replace("@time", time, StringComparison.Ordinal));
            return PublishFingerprint.Of(_folder.PathOf(folder));
        }

        Assert.Equal(Fingerprint("a", "x", "Mon, 01 Jan 2026 00:00:00 GMT"), Fingerprint("b", "x", "Tue, 02 Jan 2026 00:00:00 GMT"));
        Assert.NotEqual(Fingerprint("a", "x", "Mon, 01 Jan 2026 00:00:00 GMT"), Fingerprint("c", "y", "Mon, 01 Jan 2026 00:00:00 GMT"));
    }

    [Fact]
    public void Base_image_processor_and_settings_are_part_of_the_key()
    {
        var settings = ContainerSettings.Read(_folder.Write("settings.json", """{ "User": "app", "RuntimeIdentifier": "linux-x64" }"""));
        var reordered = ContainerSettings.Read(_folder.Write("reordered.json", """{"RuntimeIdentifier":"linux-x64","User":"app"}"""));
        var other = ContainerSettings.Read(_folder.Write("other.json", """{ "User": "root", "RuntimeIdentifier": "linux-x64" }"""));

        var key = ContentKey.Of("fingerprint", "sha256:a", "linux-x64", settings);

        Assert.Matches("^[0-9a-f]{40}$", key);
        Assert.Equal(key, ContentKey.Of("fingerprint", "sha256:a", "linux-x64", reordered));
        Assert.Equal(5, new[] { key, ContentKey.Of("fingerprint", "sha256:b", "linux-x64", settings), ContentKey.Of("fingerprint", "sha256:a", "linux-x64", other), ContentKey.Of("x", "sha256:a", "linux-x64", settings), ContentKey.Of("fingerprint", "sha256:a", "linux-arm64", settings) }.Distinct().Count());
    }

    [Theory]
    [InlineData("registry.example.com/team/app:1.0", "registry.example.com", "team/app", "1.0", null)]
    [InlineData("localhost:5000/app@sha256:abc", "localhost:5000", "app", null, "sha256:abc")]
    [InlineData("library/app", "", "library/app", null, null)]
    [InlineData("registry.example.com:443/a/b:tag@sha256:abc", "registry.example.com:443", "a/b", "tag", "sha256:abc")]
    public void References_to_images_are_split(string text, string registry, string repository, string? tag, string? digest) =>
        Assert.Equal(new ImageName(registry, repository, tag, digest), ImageName.Parse(text));

    /// <summary>Builds a program with the real compiler, as a publish does.</summary>
    private async Task<string> PublishAsync(string version, string code)
    {
        var name = Guid.NewGuid().ToString("N");
        _folder.Write($"{name}/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <InformationalVersion>{version}</InformationalVersion>
                <IncludeSourceRevisionInInformationalVersion>false</IncludeSourceRevisionInInformationalVersion>
                <PathMap>$(MSBuildProjectDirectory)=/src</PathMap>
              </PropertyGroup>
            </Project>
            """);
        _folder.Write($"{name}/Program.cs", code);
        (await Dotnet.RunAsync(_folder.PathOf(name), "publish", "-o", "out", "-v", "q")).EnsureSuccess();
        return _folder.PathOf(name, "out");
    }
}
