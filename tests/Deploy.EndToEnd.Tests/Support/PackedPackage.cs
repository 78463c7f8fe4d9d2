using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>The package as users get it, packed once for all tests of the run into a feed of its own.</summary>
/// <remarks>The version is new in every run and the packages folder is the feed's own, so no cache of the machine can stand in for it.</remarks>
public sealed class PackedPackage
{
    private static readonly Lazy<Task<PackedPackage>> Shared = new(PackAsync);
    private readonly TemporaryFolder _folder = new("feed");

    private PackedPackage() => AppDomain.CurrentDomain.ProcessExit += (_, _) => _folder.Dispose();

    /// <summary>The package of this run; the first that asks packs it.</summary>
    public static Task<PackedPackage> SharedAsync() => Shared.Value;

    /// <summary>The version of this run.</summary>
    public string Version { get; } = $"0.1.0-e2e.{DateTime.UtcNow:yyyyMMddHHmmss}";

    /// <summary>The folder of the package file.</summary>
    public string Feed => _folder.PathOf("feed");

    /// <summary>The line that a user writes into a project.</summary>
    public string Reference => $"""<PackageReference Include="Deploy.Ecs" Version="{Version}" />""";

    /// <summary>Makes a folder one of a user who has this feed, and nothing of what lies above the temporary folder or in the home of whoever tests.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withOthers">The sources of this machine beside the feed, for what needs parts of .NET that no SDK brings.</param>
    public void Settle(TemporaryFolder folder, bool withOthers = false)
    {
        folder.Write("nuget.config", NuGetConfiguration(withOthers));
        folder.Write(".editorconfig", "root = true\n");
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"]) folder.Write(file, "<Project />\n");
    }

    /// <summary>Packages come from the feed alone, and lie in a folder of its own. What this machine has already is not fetched again.</summary>
    private string NuGetConfiguration(bool withOthers) => $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{_folder.PathOf("packages")}" />
          </config>
          <packageSources>
            {(withOthers ? "" : "<clear />")}
            <add key="feed" value="{Feed}" />
          </packageSources>
          <fallbackPackageFolders>
            {(withOthers && Directory.Exists(MachinePackages) ? $"""<add key="machine" value="{MachinePackages}" />""" : "")}
          </fallbackPackageFolders>
        </configuration>
        """;

    private static string MachinePackages => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The command in the package, as the first restore unpacked it.</summary>
    public string Command => _folder.PathOf("packages", "deploy.ecs", Version, "tools", "net10.0", "deploy-ecs.dll");

    /// <summary>Packs the command as a .NET tool, of the same version, into the feed.</summary>
    public async Task PackToolAsync() =>
        (await PackAsync(Repository.PathOf("src", "Deploy.Cli"))).EnsureSuccess();

    private static async Task<PackedPackage> PackAsync()
    {
        var package = new PackedPackage();
        (await package.PackAsync(Repository.PathOf("msbuild", "Deploy.Package"), "-p:BuildProjectReferences=false")).EnsureSuccess();
        return package;
    }

    private Task<RunResult> PackAsync(string project, params string[] arguments) =>
        Dotnet.RunAsync(project, ["pack", "--no-build", "-c", Repository.Configuration, "-o", Feed, $"-p:PackageVersion={Version}", "-tl:off", .. arguments]);
}
