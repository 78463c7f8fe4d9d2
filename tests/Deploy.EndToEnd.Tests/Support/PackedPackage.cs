using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>The package as users get it, packed once for all tests into a feed of its own.</summary>
/// <remarks>The version is new in every run and the packages folder is the feed's own, so no cache of the machine can stand in for it.</remarks>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("feed");

    /// <summary>The version of this run.</summary>
    public string Version { get; } = $"0.1.0-e2e.{DateTime.UtcNow:yyyyMMddHHmmss}";

    /// <summary>The folder of the package file.</summary>
    public string Feed => _folder.PathOf("feed");

    /// <summary>The line that a user writes into a project.</summary>
    public string Reference => $"""<PackageReference Include="Deploy.Ecs" Version="{Version}" />""";

    /// <summary>A <c>nuget.config</c> that knows this feed and nothing else: a small application needs no other package.</summary>
    private string NuGetConfiguration => $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{_folder.PathOf("packages")}" />
          </config>
          <packageSources>
            <clear />
            <add key="feed" value="{Feed}" />
          </packageSources>
        </configuration>
        """;

    /// <summary>Makes a folder one of a user who has this feed, and nothing of what lies above the temporary folder or in the home of whoever tests.</summary>
    public void Settle(TemporaryFolder folder)
    {
        folder.Write("nuget.config", NuGetConfiguration);
        folder.Write(".editorconfig", "root = true\n");
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]) folder.Write(file, "<Project />\n");
    }

    /// <summary>A file of the package as it was unpacked by the first restore.</summary>
    public string PathOf(params string[] parts) => _folder.PathOf(["packages", "deploy.ecs", Version, .. parts]);

    /// <summary>Packs the command as a .NET tool, of the same version, into the feed.</summary>
    public async Task PackToolAsync() =>
        (await PackAsync(Repository.PathOf("src", "Deploy.Cli"))).EnsureSuccess();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var packed = await PackAsync(Repository.PathOf("msbuild", "Deploy.Package"), "-p:BuildProjectReferences=false");
        packed.EnsureSuccess();
    }

    private Task<RunResult> PackAsync(string project, params string[] arguments) =>
        Dotnet.RunAsync(project, ["pack", "--no-build", "-c", Repository.Configuration, "-o", Feed, $"-p:PackageVersion={Version}", "-tl:off", .. arguments]);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
