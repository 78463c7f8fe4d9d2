using Deploy.Testing;

namespace Deploy.Benchmarks.Processes;

/// <summary>What the package adds to the build of Storefront: the same code with the package, and without it and its attributes.</summary>
internal static class BuildBenchmark
{
    private const int Rounds = 7;
    private const string Version = "0.0.1-benchmark";

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder("benchmark");
        (await Dotnet.RunAsync(Repository.Root, "pack", "msbuild/Deploy.Package", "-o", folder.PathOf("feed"), $"-p:Version={Version}")).EnsureSuccess();
        folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.PathOf("packages")}" /></config>
              <packageSources><add key="feed" value="{folder.PathOf("feed")}" /></packageSources>
            </configuration>
            """);
        var with = Copy(folder, "With", $"""<PackageReference Include="Deploy.Ecs" Version="{Version}" />""", keepAttributes: true);
        var without = Copy(folder, "Without", "", keepAttributes: false);
        foreach (var project in new[] { with, without }) (await Dotnet.RunAsync(project, "restore")).EnsureSuccess();
        var measurement = await Measurement.AlternateAsync(Rounds, () => BuildAsync(without), () => BuildAsync(with));
        measurement.Print("Storefront without the package", "Storefront with the package");
    }

    private static async Task BuildAsync(string project) =>
        (await Dotnet.RunAsync(project, "build", "--no-restore", "--no-incremental", "-c", "Release")).EnsureSuccess();

    private static string Copy(TemporaryFolder folder, string name, string reference, bool keepAttributes)
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
        return folder.PathOf(name);
    }
}
