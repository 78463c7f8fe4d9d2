using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>What is in the image, and what makes another one of it.</summary>
public sealed class ImageContentTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    private const string Declarations = """

        [assembly: Deployment("content", Stages = ["prod"])]

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 1)]
        [Environment("COLOUR", "a-value-of-the-base")]
        [Environment("COLOUR", "a-value-of-production", Stage = "prod")]
        public sealed class FirstThing;
        """;

    private static readonly string[] Production = ["DeployToEcs=local", "DeployEcsEnvironment=prod"];

    private const string OneMore = """


        [TaskDefinition(Cpu = 256, Memory = 512), Schedule("nightly", "rate(1 day)", Cluster = typeof(FirstThing))]
        public sealed class NightlyThing;
        """;

    [Theory]
    [InlineData("portable")]
    [InlineData("embedded")]
    public async Task Nothing_of_the_plan_is_published_but_line_numbers_are(string debugType)
    {
        using var application = await ProgramAsync();
        application.Write("Program.cs", "System.Console.WriteLine(new System.Diagnostics.StackTrace(fNeedFileInfo: true));\n");

        (await application.PublishAsync($"DebugType={debugType}")).EnsureSuccess();

        var published = application.PathOf("bin", "Release", "net10.0", "publish");
        Assert.Empty(PublishedFiles.Find(published, "a-value-of", "COLOUR", "task-definition/first-thing", "DesiredCount", "Deployment.cs(", "\"Property\""));
        Assert.DoesNotContain(Directory.EnumerateFiles(published), file => Path.GetFileName(file).StartsWith("Deploy.", StringComparison.Ordinal));
        var program = await Programs.RunAsync(Programs.Start(Path.Combine(published, "Shop"), application.Folder, []), TimeSpan.FromMinutes(1));
        Assert.Contains("Program.cs:line 1", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_job_another_folder_a_clone_and_another_version_are_the_same_image()
    {
        await local.Server.ResetAsync();
        using var first = new StrictApplication(await ProgramAsync(), local.Server);
        Assert.Contains("pushing the image", (await first.PublishAsync(Production)).EnsureSuccess().Output, StringComparison.Ordinal);

        var application = await ProgramAsync();
        using var second = new StrictApplication(application, local.Server);
        application.Write("Directory.Build.props", "<Project><PropertyGroup><VersionSuffix>ci.17</VersionSuffix></PropertyGroup></Project>\n");
        application.Declare(Declarations + OneMore);
        await application.CommitAsync("First");
        var again = (await second.PublishAsync(Production)).EnsureSuccess();

        Assert.DoesNotContain("pushing the image", again.Output, StringComparison.Ordinal);
        Assert.Contains("schedule/nightly", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("~ service/first-thing", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_saved_into_a_web_projects_folder_is_applied()
    {
        await local.Server.ResetAsync();
        var application = await ProgramAsync();
        using var strict = new StrictApplication(application, local.Server);
        application.Edit("Shop.csproj", "Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web");
        (await strict.PublishAsync("DeployToEcs=plan-local", Production[1], "DeployEcsPlanOut=plan.json")).EnsureSuccess();

        (await strict.PublishAsync([.. Production, "DeployEcsPlanIn=plan.json"])).EnsureSuccess();
        Assert.False(File.Exists(application.PathOf("bin", "Release", "net10.0", "publish", "plan.json")));

        Assert.Contains("Nothing to do", (await strict.PublishAsync(Production)).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    private async Task<TemporaryApplication> ProgramAsync()
    {
        var application = await TemporaryApplication.SmallAsync(Declarations);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        return application;
    }
}
