using System.IO.Compression;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Packaging;

/// <summary>The packed package in a folder that knows nothing of the repository.</summary>
[Collection(CloneCollection.Name)]
public sealed class PackageTests(CloneFixture clone) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("package");
    private readonly OnDemandLocal _local = new();
    private string _package = "";

    public async Task InitializeAsync()
    {
        _package = await clone.PackAsync();
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Path.GetDirectoryName(_package)}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        _local.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void It_has_every_part_in_its_place_and_no_dependency()
    {
        using var package = ZipFile.OpenRead(_package);
        var files = package.Entries.Select(entry => entry.FullName).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "README.md", "LICENSE", "icon.png", "generators/RULES.md", "src/Deploy.Ecs/README.md", "src/Deploy.Ecs/REFERENCE.md", "src/Deploy.Cli/README.md", "src/Deploy.Local/README.md", "src/DESIGN.md",
                "lib/netstandard2.0/Deploy.Ecs.dll", "lib/netstandard2.0/Deploy.Ecs.xml", "lib/netstandard2.0/Deploy.Plan.dll", "lib/netstandard2.0/Deploy.Plan.xml",
                "analyzers/dotnet/roslyn4.14/cs/Deploy.Generators.dll", "analyzers/dotnet/roslyn4.14/cs/Deploy.CodeFixes.dll", "analyzers/dotnet/roslyn4.14/cs/Deploy.Plan.dll", "analyzers/dotnet/roslyn4.14/cs/Deploy.Rules.dll",
                "build/Deploy.Ecs.props", "build/Deploy.Ecs.targets", "buildMultiTargeting/Deploy.Ecs.targets",
                "tasks/net10.0/Deploy.MSBuild.dll", "tools/net10.0/deploy-ecs.dll", "tools/net10.0/deploy-ecs.runtimeconfig.json", "tools/net10.0/local/Deploy.Local.dll", "tools/net10.0/linux-x64/deploy-ecs.dll",
            },
            files);
        Assert.DoesNotContain(files, file => file.StartsWith("buildTransitive", StringComparison.Ordinal));
        Assert.Equal(2, files.Count(file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal)));
        using var nuspec = new StreamReader(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        var text = nuspec.ReadToEnd();
        Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
        Assert.Contains("Apache-2.0", text, StringComparison.Ordinal);
        Assert.Contains("<icon>icon.png</icon>", text, StringComparison.Ordinal);
        Assert.Contains($"<projectUrl>{RepositoryClone.Address}</projectUrl>", text, StringComparison.Ordinal);
        Assert.Matches($"<repository type=\"git\" url=\"{RepositoryClone.Address}\\.git\" [^>]*commit=\"[0-9a-f]{{40}}\"", text);
    }

    [Fact]
    public async Task Building_and_packing_everything_again_gives_the_same_bytes()
    {
        var outputs = ((string[])["src", "generators", "msbuild"])
            .SelectMany(place => Directory.EnumerateDirectories(clone.Clone.PathOf(place)))
            .SelectMany(project => (string[])[Path.Combine(project, "bin"), Path.Combine(project, "obj", "Release")])
            .Where(Directory.Exists)
            .ToList();
        Assert.Contains(outputs, output => output.Contains("Deploy.Plan", StringComparison.Ordinal));
        foreach (var output in outputs) Directory.Delete(output, recursive: true);

        (await Dotnet.RunAsync(clone.Clone.Root, "pack", "msbuild/Deploy.Package", "-o", _folder.PathOf("again"), "-tl:off")).EnsureSuccess();

        Assert.Equal(File.ReadAllBytes(_package), File.ReadAllBytes(Directory.GetFiles(_folder.PathOf("again")).Single()));
    }

    [Fact]
    public async Task A_project_of_an_empty_folder_builds_tests_its_plan_and_deploys()
    {
        var version = Path.GetFileNameWithoutExtension(_package)["Deploy.Ecs.".Length..];
        _folder.Write("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <DeployEcsTypedPlan>true</DeployEcsTypedPlan>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Deploy.Ecs" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Shop/Program.cs", """
            using Deploy.Ecs;

            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/", () => "shop");
            app.Run();

            [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 3)]
            public sealed class CornerShop;
            """);
        // A program that reads the plan beside its own output, as a unit test does.
        _folder.Write("Check/Check.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <IsTestProject>true</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Shop/Shop.csproj" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Check/Program.cs", """
            System.Console.WriteLine("count: " + Shop.ShopDeployment.ShopCornerShopService.DesiredCount);
            """);

        var check = (await Dotnet.RunAsync(_folder.Root, "run", "--project", "Check")).EnsureSuccess();
        Assert.Contains("count: 3", check.Output, StringComparison.Ordinal);

        var publish = (await Dotnet.RunAsync(_folder.PathOf("Shop"), ["publish", "-p:DeployToEcs=local", "-tl:off", "-bl"], _local.Environment)).EnsureSuccess();
        Assert.Contains("service/shop-corner-shop: 3 of 3 tasks running", publish.Output, StringComparison.Ordinal);
        Assert.True(await _local.IsRunningAsync());

        // Attributes and values are gone from what is shipped, and so is what only tests use.
        var published = _folder.PathOf("Shop", "bin", "Release", "net10.0", "publish");
        Assert.NotEmpty(PublishedFiles.Find(published, "CornerShop"));
        Assert.Empty(PublishedFiles.Find(published, "EcrRepositoryAttribute", "DesiredCount"));
        Assert.DoesNotContain(Directory.EnumerateFiles(published), file => Path.GetFileName(file).StartsWith("Deploy.", StringComparison.Ordinal));

        var again = (await Dotnet.RunAsync(_folder.PathOf("Shop"), ["publish", "-p:DeployToEcs=local", "-tl:off"], _local.Environment)).EnsureSuccess();
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
    }
}
