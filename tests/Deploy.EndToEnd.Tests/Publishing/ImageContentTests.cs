using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>What is in the image, and what makes another one of it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ImageContentTests(PackedPackage package) : IDisposable
{
    private const string Declarations = """

        [assembly: Deployment("content", Stages = ["prod"])]

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 1)]
        [Environment("COLOUR", "a-value-of-the-base")]
        [Environment("COLOUR", "a-value-of-production", Stage = "prod")]
        public sealed class FirstThing;
        """;

    private const string OneMore = """


        [TaskDefinition(Cpu = 256, Memory = 512), Schedule("nightly", "rate(1 day)", Cluster = typeof(FirstThing))]
        public sealed class NightlyThing;
        """;

    private readonly OnDemandLocal _local = new();

    public void Dispose() => _local.Dispose();

    [Theory]
    [InlineData("portable")]
    [InlineData("embedded")]
    public async Task Nothing_of_the_plan_is_published_but_line_numbers_are(string debugType)
    {
        using var application = Program();
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
        using var first = Program();
        Assert.Contains("pushing the image", (await PublishAsync(first)).EnsureSuccess().Output, StringComparison.Ordinal);

        using var second = Program();
        second.Write("Directory.Build.props", "<Project><PropertyGroup><VersionSuffix>ci.17</VersionSuffix></PropertyGroup></Project>\n");
        second.Write(".gitignore", "bin/\nobj/\n");
        second.Declare(Declarations + OneMore);
        await GitAsync(second, "init", "-q");
        await GitAsync(second, "add", ".");
        await GitAsync(second, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "First");
        var again = (await PublishAsync(second)).EnsureSuccess();

        Assert.DoesNotContain("pushing the image", again.Output, StringComparison.Ordinal);
        Assert.Contains("schedule/nightly", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("~ service/first-thing", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_saved_into_a_web_projects_folder_is_applied()
    {
        using var application = Program();
        application.Edit("Shop.csproj", "Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web");
        (await application.RunAsync("publish", "-p:DeployToEcs=plan-local", "-p:DeployEcsPlanOut=plan.json")).EnsureSuccess();

        (await application.RunAsync("publish", "-p:DeployToEcs=local", "-p:DeployEcsPlanIn=plan.json")).EnsureSuccess();
        Assert.False(File.Exists(application.PathOf("bin", "Release", "net10.0", "publish", "plan.json")));

        Assert.Contains("Nothing to do", (await PublishAsync(application)).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    private static async Task GitAsync(TemporaryApplication application, params string[] arguments) =>
        (await Programs.RunAsync(Programs.Start("git", application.Folder, arguments), TimeSpan.FromMinutes(1))).EnsureSuccess();

    private static Task<RunResult> PublishAsync(TemporaryApplication application) => application.PublishAsync("DeployToEcs=local");

    private TemporaryApplication Program()
    {
        var application = TemporaryApplication.Small(package, Declarations);
        foreach (var variable in _local.Environment) application.Environment[variable.Key] = variable.Value;
        return application;
    }
}
