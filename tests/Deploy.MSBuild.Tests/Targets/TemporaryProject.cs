using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Targets;

/// <summary>A small program outside the repository that uses the package's props and targets, with a fake command.</summary>
/// <remarks>
/// Instead of the source generator, a target writes the file with the plan when the compiler runs; instead of the SDK's
/// PublishContainer, a target notes which credentials and properties it sees. Both are the real ones in Deploy.EndToEnd.Tests.
/// </remarks>
internal sealed class TemporaryProject : IDisposable
{
    private static readonly string Package = Repository.PathOf("msbuild", "Deploy.Package");
    private readonly TemporaryFolder _folder;

    public TemporaryProject(string properties = "<OutputType>Exe</OutputType>", bool withPlan = true, string targetFramework = "<TargetFramework>net10.0</TargetFramework>")
    {
        _folder = new TemporaryFolder("targets");
        Command = new FakeCommand(_folder).Does(Scenarios.PushAndSucceed);
        _folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <_DeployEcsTasks>{typeof(ExtractPlan).Assembly.Location}</_DeployEcsTasks>
                <DeployEcsCommand>{Command.Path}</DeployEcsCommand>
              </PropertyGroup>
              <Import Project="{Package}/build/Deploy.Ecs.props" />
            </Project>
            """);
        _folder.Write("Directory.Build.targets", $"""
            <Project>
              <Import Project="{Package}/build/Deploy.Ecs.targets" Condition="'$(TargetFramework)' != ''" />
              <Import Project="{Package}/buildMultiTargeting/Deploy.Ecs.targets" Condition="'$(TargetFramework)' == ''" />
            </Project>
            """);
        _folder.Write("Shop/Shop.csproj", $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                {targetFramework}
                <UseAppHost>false</UseAppHost>
                <GenerateDependencyFile>false</GenerateDependencyFile>
                {properties}
              </PropertyGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />

              <Target Name="FakeGenerator" BeforeTargets="_EcsRememberCompilation" Condition="Exists('plan.txt')">
                <Copy SourceFiles="plan.txt" DestinationFiles="$(CompilerGeneratedFilesOutputPath)/Deploy.Generators/Generator/Deployment.plan.g.cs" />
                <Touch Files="$(CompilerGeneratedFilesOutputPath)/Deploy.Generators/Generator/Deployment.plan.g.cs" />
              </Target>

              <Target Name="PublishContainer" DependsOnTargets="ComputeContainerConfig" Returns="@(GeneratedContainer)">
                <Exec Command="printenv | grep ^DOTNET_CONTAINER | sort &gt; $(MSBuildProjectDirectory)/push.environment" />
                <PropertyGroup>
                  <Tags>@(ContainerImageTags)</Tags>
                </PropertyGroup>
                <WriteLinesToFile File="push.properties" Overwrite="true" Lines="$(ContainerRegistry)|$(ContainerRepository)|$(Tags)|$(ContainerBaseRegistry)/$(ContainerBaseName):$(ContainerBaseTag)|$(ContainerRuntimeIdentifier)" />
                <Error Code="CONTAINER1013" Text="The registry said no." Condition="Exists('push.fails')" />
                <ItemGroup>
                  <GeneratedContainer Include="GeneratedContainer" ManifestDigest="{Scenarios.Digest}" />
                </ItemGroup>
              </Target>

              <Target Name="LookForCredentialsAfterFailure" AfterTargets="_EcsPushFailed" DependsOnTargets="LookForCredentials" />
              <Target Name="LookForCredentials" AfterTargets="_EcsDeploy">
                <Exec Command="printenv | grep ^DOTNET_CONTAINER &gt; $(MSBuildProjectDirectory)/after.environment" IgnoreExitCode="true" />
              </Target>
            </Project>
            """);
        Write("Program.cs", "System.Console.WriteLine(\"hello\");\n");
        if (withPlan) Write("plan.txt", ExtractPlanTests.SourceOf("{\n  \"Application\": \"shop\"\n}\n", "{}\n"));
    }

    public FakeCommand Command { get; }

    public string Folder => _folder.PathOf("Shop");

    public string PathOf(params string[] parts) => _folder.PathOf(["Shop", .. parts]);

    public string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).Trim();

    public void Write(string file, string content) => _folder.Write(Path.Combine("Shop", file), content);

    public string WriteBeside(string file, string content) => _folder.Write(file, content);

    /// <summary>Runs dotnet in the project's folder with plain logging.</summary>
    public Task<RunResult> RunAsync(params string[] arguments) => Dotnet.RunAsync(Folder, [.. arguments, "-tl:off"]);

    /// <summary>Runs dotnet in the project's folder in a terminal, with the logger that MSBuild takes there.</summary>
    public Task<RunResult> RunInTerminalAsync(params string[] arguments) => Programs.RunAsync(Terminal.Start(Dotnet.Start(Folder, arguments)), TimeSpan.FromMinutes(5));

    public void Dispose() => _folder.Dispose();
}
