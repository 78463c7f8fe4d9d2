using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Targets;

/// <summary>What is published is the program: neither the plan nor anything of ours.</summary>
/// <remarks>Here the compiler gets the file with the plan as a source that it is to embed; Deploy.EndToEnd.Tests has the generator's.</remarks>
public sealed class PublishedFilesTests
{
    private const string Secret = "a value of the plan";
    private static readonly string Plan = ExtractPlanTests.SourceOf($"{{\n  \"Application\": \"{Secret}\"\n}}\n", "{}\n");

    [Theory]
    [InlineData("portable")]
    [InlineData("embedded")]
    [InlineData("full")]
    [InlineData("pdbonly")]
    [InlineData("none")]
    [InlineData("portable", "-r", "linux-x64", "--no-self-contained", "-p:PublishSingleFile=true")]
    [InlineData("embedded", "-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true")]
    [InlineData("embedded", "-r", "linux-x64", "--no-self-contained", "-p:PublishSingleFile=true")]
    public async Task The_plan_is_in_no_published_file_and_lines_are_still_known(string debugType, params string[] arguments)
    {
        using var project = new TemporaryProject($"<OutputType>Exe</OutputType><DebugType>{debugType}</DebugType><EmbedAllSources>{debugType != "none"}</EmbedAllSources><UseAppHost>true</UseAppHost>");
        project.Write("Program.cs", "\n\nSystem.Console.WriteLine(new System.Diagnostics.StackTrace(fNeedFileInfo: true));\n");
        project.Write("Generated/Deployment.plan.g.cs", Plan);

        (await project.RunAsync(["publish", "-o", "out", .. arguments])).EnsureSuccess();

        Assert.Empty(PublishedFiles.Find(project.PathOf("out"), Secret));
        var program = await Programs.RunAsync(Programs.Start(project.PathOf("out", "Shop"), project.Folder, []), TimeSpan.FromMinutes(1));
        Assert.True(debugType == "none" || program.Output.Contains("Program.cs:line 3", StringComparison.Ordinal), program.Output);

        // The search finds what it is to find: the other source is embedded.
        Assert.True(debugType == "none" || PublishedFiles.Find(project.PathOf("out"), "fNeedFileInfo: true").Count > 0);
    }

    [Theory]
    [InlineData("portable")]
    [InlineData("embedded")]
    public async Task The_assembly_still_fits_its_symbols_and_a_second_build_changes_nothing(string debugType)
    {
        using var project = new TemporaryProject($"<OutputType>Exe</OutputType><DebugType>{debugType}</DebugType><EmbedAllSources>true</EmbedAllSources>");
        project.Write("Generated/Deployment.plan.g.cs", Plan);
        (await project.RunAsync("build")).EnsureSuccess();
        var assembly = project.PathOf("bin", "Debug", "net10.0", "Shop.dll");
        var before = File.ReadAllBytes(assembly);

        using (var image = new PEReader(new MemoryStream(before)))
        {
            var entries = image.ReadDebugDirectory();
            var codeView = entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
            var embedded = entries.FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var symbols = debugType == "embedded"
                ? image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded)
                : MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
            var id = new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id);
            Assert.Equal((image.ReadCodeViewDebugDirectoryData(codeView).Guid, codeView.Stamp), (id.Guid, id.Stamp));
            if (debugType == "portable")
            {
                var checksum = image.ReadPdbChecksumDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.PdbChecksum)).Checksum;
                var file = File.ReadAllBytes(Path.ChangeExtension(assembly, ".pdb"));
                var header = symbols.GetMetadataReader().DebugMetadataHeader!;
                file.AsSpan(header.IdStartOffset, header.Id.Length).Clear();
                Assert.Equal(SHA256.HashData(file), checksum);
            }
        }

        (await project.RunAsync("build", "--no-restore")).EnsureSuccess();
        Assert.Equal(before, File.ReadAllBytes(assembly));
    }

    [Fact]
    public async Task What_we_write_into_the_projects_folder_is_not_published_whatever_its_name()
    {
        using var project = new TemporaryProject("""
            <OutputType>Exe</OutputType>
            </PropertyGroup>
            <ItemGroup>
              <Content Include="**/*.json;**/*.md;**/*.journal" Exclude="bin/**;obj/**;out/**" CopyToPublishDirectory="PreserveNewest" />
            </ItemGroup>
            <PropertyGroup>
            """);
        project.Write("settings.json", """{ "Format": 1, "Project": "mine" }""");
        project.Write("notes/deployment.md", "# What I think\n");
        project.Write("reviewed.json", """
            {
              "Format": 1,
              "Project": "Shop",
              "Document": "{\n  \"Plan\": {}}"
            }
            """);
        project.Write("old/Shop.deploy.json", "{\n  \"Plan\": {\n    \"Application\": \"shop\"\n  }\n}\n");
        project.Write("reports/deployment.json", """{"account":"1","application":"shop","exitCode":0,"formatVersion":1}""");
        project.Write("reports/deployment.md", "# shop\n");
        project.Write("reports/deployment.journal", "ecs:CreateCluster\n");
        project.Write("next.json", "anything");
        project.Write("deploy.json", "{}");

        (await project.RunAsync("publish", "-o", "out", "-p:DeployEcsPlanOut=next.json")).EnsureSuccess();

        Assert.Equal(
            ["Shop.dll", "Shop.pdb", "Shop.runtimeconfig.json", "notes/deployment.md", "settings.json"],
            Directory.EnumerateFiles(project.PathOf("out"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(project.PathOf("out"), file)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Our_libraries_are_neither_published_nor_listed(bool isSingleFile)
    {
        using var project = new TemporaryProject($"""
            <OutputType>Exe</OutputType><GenerateDependencyFile>true</GenerateDependencyFile><UseAppHost>true</UseAppHost>
            </PropertyGroup>
            <ItemGroup>
              <Reference Include="{typeof(Deploy.Plan.DeploymentPlan).Assembly.Location}" />
            </ItemGroup>
            <PropertyGroup>
            """);
        (await project.RunAsync(["publish", "-o", "out", .. isSingleFile ? ["-r", "linux-x64", "--no-self-contained", "-p:PublishSingleFile=true"] : Array.Empty<string>()])).EnsureSuccess();

        Assert.DoesNotContain(Directory.EnumerateFiles(project.PathOf("out")), file => Path.GetFileName(file).StartsWith("Deploy.", StringComparison.Ordinal));
        // Symbols name what the program was compiled against.
        Assert.DoesNotContain(PublishedFiles.Find(project.PathOf("out"), "Deploy.Plan"), found => !found.StartsWith("Shop.pdb", StringComparison.Ordinal));
        var program = await Programs.RunAsync(Programs.Start(project.PathOf("out", "Shop"), project.Folder, []), TimeSpan.FromMinutes(1));
        Assert.Equal("hello", program.EnsureSuccess().Output.Trim());

        // Out of the publish alone: that a test of the plan gets them is shown with the package, in Deploy.EndToEnd.Tests.
        Assert.NotEmpty(Directory.EnumerateFiles(project.PathOf("bin"), "Deploy.Plan.dll", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Sources_reach_the_compiler_in_one_order()
    {
        using var project = new TemporaryProject("""
            <OutputType>Exe</OutputType><EnableDefaultCompileItems>false</EnableDefaultCompileItems>
            </PropertyGroup>
            <ItemGroup>
              <Compile Include="Program.cs;Second.cs;First.cs" />
            </ItemGroup>
            <PropertyGroup>
            """);
        project.Write("First.cs", "partial class Parts { public static object One() => new { First = 1 }; }\n");
        project.Write("Second.cs", "partial class Parts { public static object Two() => new { Second = 2 }; }\n");

        (await project.RunAsync("build", "-p:Deterministic=true")).EnsureSuccess();

        using var image = new PEReader(File.OpenRead(project.PathOf("bin", "Debug", "net10.0", "Shop.dll")));
        var metadata = image.GetMetadataReader();
        var parts = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Single(type => metadata.GetString(type.Name) == "Parts");
        Assert.Equal(["One", "Two"], parts.GetMethods().Select(method => metadata.GetString(metadata.GetMethodDefinition(method).Name)).Where(name => name[0] != '.'));
    }
}
