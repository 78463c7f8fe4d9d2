namespace Deploy.MSBuild.Tests.Targets;

public sealed class BuildTests
{
    [Fact]
    public async Task The_plan_lies_beside_the_build_output_and_that_of_a_test_but_is_never_published()
    {
        using var project = new TemporaryProject();
        project.WriteBeside("Shop.Tests/Shop.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IsTestProject>true</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Shop/Shop.csproj" />
              </ItemGroup>
            </Project>
            """);

        (await project.RunAsync("build", "../Shop.Tests", "-p:UseAppHost=false")).EnsureSuccess();

        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/Shop.deploy.json")));
        Assert.True(File.Exists(project.PathOf("../Shop.Tests/bin/Debug/net10.0/Shop.deploy.json")));

        (await project.RunAsync("publish", "-c", "Debug")).EnsureSuccess();

        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/publish/Shop.dll")));
        Assert.Empty(Directory.EnumerateFiles(project.PathOf("bin/Debug/net10.0/publish"), "*deploy*", SearchOption.AllDirectories));
        Assert.Null(project.Command.Arguments);
    }

    [Fact]
    public async Task Building_again_changes_nothing_and_a_plan_that_vanished_is_removed()
    {
        using var project = new TemporaryProject();
        (await project.RunAsync("build")).EnsureSuccess();
        var written = File.GetLastWriteTimeUtc(project.PathOf("obj/Debug/net10.0/Shop.deploy.json"));

        (await project.RunAsync("build", "--no-restore")).EnsureSuccess();
        Assert.Equal(written, File.GetLastWriteTimeUtc(project.PathOf("obj/Debug/net10.0/Shop.deploy.json")));

        File.Delete(project.PathOf("plan.txt"));
        project.Write("Program.cs", "System.Console.WriteLine(\"no resources any more\");\n");
        (await project.RunAsync("build", "--no-restore")).EnsureSuccess();

        Assert.False(File.Exists(project.PathOf("obj/Debug/net10.0/Shop.deploy.json")));
        Assert.False(File.Exists(project.PathOf("bin/Debug/net10.0/Shop.deploy.json")));
    }

    [Fact]
    public async Task Parameter_files_reach_the_compiler_and_are_not_published()
    {
        using var project = new TemporaryProject();
        project.Write("deploy.json", "{}");
        project.Write("deploy.prod.json", "{}");
        project.Write("deployment-notes.json", "{}");

        var result = (await project.RunAsync("msbuild", "-getItem:AdditionalFiles,Content,None")).EnsureSuccess();

        var items = System.Text.Json.JsonDocument.Parse(result.Output).RootElement.GetProperty("Items");
        Assert.Equal(["deploy.json", "deploy.prod.json"], items.GetProperty("AdditionalFiles").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()));
        Assert.All(
            items.GetProperty("None").EnumerateArray().Where(item => item.GetProperty("Identity").GetString()!.StartsWith("deploy.", StringComparison.Ordinal)),
            item => Assert.Equal("Never", item.GetProperty("CopyToPublishDirectory").GetString()));
    }

    [Fact]
    public async Task What_rules_ask_of_the_image_and_of_settings_reaches_the_compiler()
    {
        using var project = new TemporaryProject("""
            <OutputType>Exe</OutputType>
            <ContainerFamily>alpine</ContainerFamily>
            <ContainerRuntimeIdentifiers>linux-x64;linux-arm64</ContainerRuntimeIdentifiers>
            </PropertyGroup>
            <ItemGroup>
              <ContainerEnvironmentVariable Include="ASPNETCORE_HTTP_PORTS" Value="hunter2" />
              <ContainerEnvironmentVariable Include="OTHER" Value="x" />
              <ContainerAppCommandArgs Include="--verbose" />
            </ItemGroup>
            <PropertyGroup>
            """);
        foreach (var file in new[] { "appsettings.json", "appsettings.Production.json", "appsettings-notes.json", "bundle.json" }) project.Write(file, "{}");
        project.Write("Dockerfile", "FROM scratch\n");

        var result = (await project.RunAsync("msbuild", "-restore", "-t:GenerateMSBuildEditorConfigFile", "-getItem:AdditionalFiles")).EnsureSuccess();

        var items = System.Text.Json.JsonDocument.Parse(result.Output).RootElement.GetProperty("Items").GetProperty("AdditionalFiles");
        Assert.Equal(["appsettings.Production.json", "appsettings.json"], items.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()).Order(StringComparer.Ordinal));
        var told = File.ReadAllLines(project.PathOf("obj/Debug/net10.0/Shop.GeneratedMSBuildEditorConfig.editorconfig"));
        Assert.Contains("build_property.EnableSdkContainerSupport = true", told);
        Assert.Contains("build_property.ContainerFamily = alpine", told);
        Assert.Contains("build_property._DeployEcsContainerRuntimeIdentifiers = linux-x64|linux-arm64", told);
        Assert.Contains("build_property._DeployEcsImageVariables = ASPNETCORE_HTTP_PORTS|OTHER", told);
        Assert.Contains("build_property._DeployEcsOwnCommand = true", told);
        Assert.Contains("build_property._DeployEcsDockerfile = Dockerfile", told);
        Assert.DoesNotContain(told, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Library", true)]
    [InlineData("Exe", false)]
    public async Task Only_a_library_keeps_its_attributes(string outputType, bool keeps)
    {
        using var project = new TemporaryProject($"<OutputType>{outputType}</OutputType>");

        var result = (await project.RunAsync("msbuild", "-getProperty:DefineConstants")).EnsureSuccess();

        Assert.Equal(keeps, result.Output.Split(';', '\n').Contains("DEPLOY_ECS"));
    }

    [Theory]
    [InlineData("-p:DeployToEcs=local", "", true)]
    [InlineData("-p:DeployToEcs=false", "", false)]
    [InlineData("-p:Other=1", "<DeployToEcs>local</DeployToEcs>", false)]
    public async Task A_build_that_asks_for_a_deployment_is_told_what_to_run(string argument, string properties, bool isTold)
    {
        using var project = new TemporaryProject($"<OutputType>Exe</OutputType>{properties}");

        var built = (await project.RunAsync("build", argument)).EnsureSuccess();

        Assert.Equal(isTold, built.Output.Contains("run the same command with publish instead of build: dotnet publish … -p:DeployToEcs=local", StringComparison.Ordinal));
        Assert.Null(project.Command.Arguments);
        Assert.DoesNotContain("a build deploys nothing", (await project.RunAsync("publish", argument)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_run_is_told_without_a_project_that_another_one_refers_to()
    {
        using var project = new TemporaryProject();
        project.WriteBeside("Platform/Platform.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        project.Write("Directory.Build.targets", """
            <Project>
              <Import Project="../Directory.Build.targets" />
              <ItemGroup>
                <ProjectReference Include="../Platform/Platform.csproj" />
              </ItemGroup>
            </Project>
            """);

        var built = (await project.RunAsync("build", "-p:DeployToEcs=local")).EnsureSuccess();

        var told = built.Output.Split('\n').Where(line => line.Contains("a build deploys nothing", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, line => line.Contains("Platform", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_design_time_build_extracts_and_deploys_nothing()
    {
        using var project = new TemporaryProject();

        var result = (await project.RunAsync(
            "msbuild", "-restore", "-t:Compile;Publish", "-v:detailed", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:DeployToEcs=local", "-p:NoBuild=true", "-p:ErrorOnDuplicatePublishOutputFiles=false")).Output;

        Assert.False(File.Exists(project.PathOf("obj/Debug/net10.0/Shop.deploy.json")), result);
        Assert.False(File.Exists(project.PathOf("obj/Debug/net10.0/Shop.deploy.none")), result);
        Assert.Null(project.Command.Arguments);
        Assert.Contains("Done building target \"CoreCompile\"", result, StringComparison.Ordinal);
        Assert.DoesNotContain("Done building target \"_EcsExtractPlan\"", result, StringComparison.Ordinal);
        Assert.DoesNotContain("Done building target \"_EcsCheckRequest\"", result, StringComparison.Ordinal);
    }
}
