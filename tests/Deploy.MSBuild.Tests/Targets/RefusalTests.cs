namespace Deploy.MSBuild.Tests.Targets;

/// <summary>What is refused with a coded error, and what is left alone without one.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("DECS2005", "production")]
    [InlineData("DECS2013", "plan", "-p:DeployEcsPlanIn=saved.plan")]
    [InlineData("DECS2013", "local", "-p:DeployEcsPlanOut=saved.plan")]
    [InlineData("DECS2014", "local", "-p:DeployEcsEnviroment=dev")]
    [InlineData("DECS2015", "local", "-p:DeployEcsWait=abc")]
    [InlineData("DECS2001", "local", "-p:NETCoreSdkVersion=9.0.300")]
    [InlineData("DECS2002", "local", "-p:_DeployEcsHost=Full")]
    [InlineData("DECS2003", "local", "-p:CompilerApiVersion=roslyn4.12")]
    [InlineData("DECS2006", "local")]
    [InlineData("DECS2007", "local", "-p:ContainerRuntimeIdentifiers=\"linux-x64;linux-arm64\"")]
    [InlineData("DECS2009", "local", "-p:EnableSdkContainerSupport=false")]
    [InlineData("DECS2010", "local", "-p:WebPublishMethod=Container")]
    [InlineData("DECS2011", "local", "-p:DeployEcsCommand=nowhere.dll", "-p:_DeployEcsPlan=plan.txt")]
    public async Task A_build_that_cannot_deploy_says_why(string code, string deployToEcs, params string[] properties)
    {
        using var project = new TemporaryProject();
        project.Write("obj/Release/net10.0/none", "");

        // Only the deployment: what stands before it is the SDK's, and takes longer.
        var result = await project.RunAsync(["msbuild", "-restore", "-t:_EcsDeploy", "-p:Configuration=Release", $"-p:DeployToEcs={deployToEcs}", .. properties]);

        Assert.Equal(1, result.ExitCode);
        Assert.True(result.Output.Contains($"Shop.csproj : error {code}: ", StringComparison.Ordinal), result.Output);
        Assert.Single(result.Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct());
        Assert.Null(project.Command.Arguments);
    }

    [Theory]
    [InlineData("DECS2005", "locall")]
    [InlineData("DECS2014", "local", "-p:DeployEcsEnviroment=dev")]
    [InlineData("DECS2014", "local", "-p:DeployEcsTimeOut=5", "-p:deployecsimages=x")]
    [InlineData("DECS2015", "plan", "-p:DeployEcsWait=no")]
    [InlineData("DECS2015", "plan", "-p:DeployEcsCheckSecretKeys=maybe")]
    public async Task What_is_not_understood_is_refused_before_the_project_is_compiled(string code, string deployToEcs, params string[] properties)
    {
        using var project = new TemporaryProject();

        var result = await project.RunAsync(["publish", $"-p:DeployToEcs={deployToEcs}", .. properties]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Shop.csproj : error {code}: ", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("bin/Release/net10.0/Shop.dll")), result.Output);
        Assert.Null(project.Command.Arguments);
    }

    [Fact]
    public async Task A_misspelled_property_of_the_project_has_its_line()
    {
        using var project = new TemporaryProject("<OutputType>Exe</OutputType><DeployEcsRegon>eu-west-1</DeployEcsRegon>");

        var result = await project.RunAsync("publish", "-p:DeployToEcs=plan");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"Shop\.csproj\(\d+,\d+\): error DECS2014: DeployEcsRegon is no property of Deploy\.Ecs\. Did you mean DeployEcsRegion\?", result.Output);
    }

    [Fact]
    public async Task A_switch_of_the_project_is_refused_before_anything_is_deployed()
    {
        using var project = new TemporaryProject("<OutputType>Exe</OutputType><DeployEcsReferences>never</DeployEcsReferences>");

        var result = await project.RunAsync("publish", "-p:DeployToEcs=plan");

        Assert.Equal(1, result.ExitCode);
        const string Error = "Shop.csproj : error DECS2015: DeployEcsReferences is 'never'. Use true or false.";
        Assert.Contains(Error, result.Output, StringComparison.Ordinal);
        Assert.Null(project.Command.Arguments);
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-arm64")]
    [InlineData("linuxoid-arm64")]
    public async Task A_runtime_identifier_of_another_system_or_processor_is_refused_before_the_push(string runtimeIdentifier)
    {
        using var project = new TemporaryProject($"<OutputType>Exe</OutputType><ContainerRuntimeIdentifier>{runtimeIdentifier}</ContainerRuntimeIdentifier>");

        var result = await project.RunAsync("publish", "-p:DeployToEcs=local");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Shop.csproj : error DECS2008: The project is published for {runtimeIdentifier}, but its task definition runs on linux-arm64.", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("""{"failed":""", project.Command.Answer, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("push.properties")));
    }

    [Fact]
    public async Task Another_kind_of_the_same_system_is_the_projects_choice()
    {
        using var project = new TemporaryProject("<OutputType>Exe</OutputType><ContainerRuntimeIdentifier>linux-musl-arm64</ContainerRuntimeIdentifier>");

        (await project.RunAsync("publish", "-p:DeployToEcs=local")).EnsureSuccess();

        Assert.EndsWith("|linux-musl-arm64", project.Read("push.properties"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_target_frameworks_are_refused()
    {
        using var project = new TemporaryProject(targetFramework: "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>");

        var result = await project.RunAsync("msbuild", "-t:Publish", "-p:DeployToEcs=local");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Shop.csproj : error DECS2004: The project has several target frameworks (net10.0;net9.0)", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<OutputType>Library</OutputType>", false, "declares no resources; nothing is deployed")]
    [InlineData("<OutputType>Exe</OutputType><IsTestProject>true</IsTestProject>", true, "is a test project or not publishable; nothing is deployed")]
    [InlineData("<OutputType>Exe</OutputType><IsPublishable>false</IsPublishable>", true, "is a test project or not publishable; nothing is deployed")]
    [InlineData("<OutputType>Exe</OutputType>", false, "warning DECS2019: Shop declares no resources, so nothing is deployed and nothing is deleted")]
    public async Task A_project_that_is_not_to_be_deployed_is_left_alone(string properties, bool withPlan, string message)
    {
        using var project = new TemporaryProject(properties, withPlan);
        if (properties.Contains("Library", StringComparison.Ordinal)) project.Write("Program.cs", "public class Shop;\n");

        var result = (await project.RunAsync("publish", "-p:DeployToEcs=local", "-v:normal")).EnsureSuccess();

        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.Null(project.Command.Arguments);
    }

    [Theory]
    [InlineData("fsproj", "F#", "Program.fs", "printfn \"hello\"")]
    [InlineData("vbproj", "VB", "Program.vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module")]
    public async Task Another_language_than_CSharp_is_said_to_declare_nothing(string extension, string language, string file, string source)
    {
        using var project = new TemporaryProject();
        var compiled = language == "F#" ? $"<ItemGroup><Compile Include=\"{file}\" /></ItemGroup>" : "";
        project.WriteBeside($"Other/Other.{extension}", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference></PropertyGroup>{compiled}</Project>");
        project.WriteBeside($"Other/{file}", source);

        var built = await project.RunAsync("build", "../Other", "-p:SkipCompilerExecution=true", "-p:CopyBuildOutputToOutputDirectory=false");
        var published = await project.RunAsync("publish", "../Other", "-p:DeployToEcs=local", "-p:SkipCompilerExecution=true");

        Assert.Contains($"Other.{extension} : warning DECS2018: Deploy.Ecs reads attributes in C# only, and Other.{extension} is {language}", built.Output, StringComparison.Ordinal);
        Assert.Contains($"Other.{extension} : error DECS2018: ", published.Output, StringComparison.Ordinal);
        Assert.Null(project.Command.Arguments);
    }
}
