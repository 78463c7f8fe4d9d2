using Deploy.Testing;

namespace Deploy.Benchmarks.Processes;

/// <summary>Storefront outside the repository, as a user has it: with the packed package, and the same code without package and attributes.</summary>
internal sealed class PackagedStorefront : IDisposable
{
    private const string Version = "0.0.1-benchmark";
    private readonly TemporaryFolder _folder = new("benchmark");

    private PackagedStorefront()
    {
    }

    /// <summary>The project with the package.</summary>
    public string With => _folder.PathOf("With");

    /// <summary>The project without.</summary>
    public string Without => _folder.PathOf("Without");

    /// <summary>The command that the package's props choose on this machine.</summary>
    public string Command
    {
        get
        {
            var tools = _folder.PathOf("packages", "deploy.ecs", Version, "tools", "net10.0");
            var compiled = Path.Combine(tools, System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "deploy-ecs.dll");
            return File.Exists(compiled) ? compiled : Path.Combine(tools, "deploy-ecs.dll");
        }
    }

    /// <summary>Packs, copies and restores.</summary>
    public static async Task<PackagedStorefront> CreateAsync()
    {
        var made = new PackagedStorefront();
        var folder = made._folder;
        (await Dotnet.RunAsync(Repository.Root, "pack", "msbuild/Deploy.Package", "-o", folder.PathOf("feed"), $"-p:PackageVersion={Version}")).EnsureSuccess();
        folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.PathOf("packages")}" /></config>
              <packageSources><clear /><add key="feed" value="{folder.PathOf("feed")}" /></packageSources>
            </configuration>
            """);
        Copy(folder, "With", $"""<PackageReference Include="Deploy.Ecs" Version="{Version}" />""", keepAttributes: true);
        Copy(folder, "Without", "", keepAttributes: false);
        foreach (var project in new[] { made.With, made.Without }) (await Dotnet.RunAsync(project, "restore")).EnsureSuccess();
        return made;
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose() => _folder.Dispose();

    private static void Copy(TemporaryFolder folder, string name, string reference, bool keepAttributes)
    {
        var source = Repository.PathOf("samples", "Storefront");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            var top = relative.Split(Path.DirectorySeparatorChar)[0];
            if (top is "bin" or "obj" || relative.EndsWith(".csproj", StringComparison.Ordinal)) continue;
            if (keepAttributes || top != "Deployment") folder.Write(Path.Combine(name, relative), File.ReadAllText(file));
        }

        folder.Write(Path.Combine(name, "Storefront.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
    }
}
