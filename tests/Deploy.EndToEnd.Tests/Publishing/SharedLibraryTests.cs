using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>A library that holds the cluster, an API and a worker that run in it: what people have.</summary>
public sealed class SharedLibraryTests : IAsyncLifetime
{
    private const string Program = "<OutputType>Exe</OutputType>";
    private readonly LocalAws _local = LocalAws.Start();
    private TemporaryApplication _solution = null!;

    public async Task InitializeAsync() => _solution = await TemporaryApplication.SolutionAsync();

    public Task DisposeAsync()
    {
        _solution.Dispose();
        _local.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_publish_of_one_program_deploys_the_library_first_and_a_second_one_does_nothing()
    {
        AddAll();

        var first = (await PublishAsync("Api")).EnsureSuccess();

        AssertOrder(first.Output, "creating cluster/platform-shared", "creating service/api");
        Assert.Equal(1, Count(first.Output, "creating cluster/platform-shared"));
        Assert.DoesNotContain("worker", first.Output, StringComparison.Ordinal);
        Assert.Equal(2, Count((await PublishAsync("Api")).EnsureSuccess().Output, "Nothing to do"));
    }

    [Fact]
    public async Task A_publish_of_the_solution_deploys_each_project_once_and_the_library_first()
    {
        AddAll();
        // The library last: what it is listed behind does not make the order.
        _solution.Write("Shop.slnx", "<Solution>\n  <Project Path=\"Worker/Worker.csproj\" />\n  <Project Path=\"Api/Api.csproj\" />\n  <Project Path=\"Platform/Platform.csproj\" />\n</Solution>\n");

        var published = (await PublishAsync("Shop.slnx", "-m:3")).EnsureSuccess();

        foreach (var made in (string[])["creating cluster/platform-shared", "creating service/api", "creating service/worker"]) Assert.Equal(1, Count(published.Output, made));
        AssertOrder(published.Output, "creating cluster/platform-shared", "creating service/api");
        AssertOrder(published.Output, "creating cluster/platform-shared", "creating service/worker");
    }

    [Fact]
    public async Task A_library_can_be_published_by_itself_and_makes_no_image()
    {
        AddAll();

        var published = (await PublishAsync("Platform")).EnsureSuccess();

        Assert.Contains("creating cluster/platform-shared", published.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_solution.PathOf("Platform", "bin", "Release", "net10.0", "Platform.deploy.json")));
        Assert.DoesNotContain("Pushed image", published.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_solution.PathOf("Platform", "obj", "Release", "net10.0", "Platform.deploy.container.json")));
    }

    [Fact]
    public async Task Without_its_references_the_error_names_the_project_and_the_command()
    {
        AddAll();

        var error = (await PublishAsync("Api", "-p:DeployEcsReferences=false")).OnlyError();

        Assert.Equal(("DECS3019", "Source.cs"), (error.Code, error.File));
        Assert.Contains("cluster/platform-shared belongs to the project Platform (application 'platform')", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("Deploy it first: dotnet publish ../Platform/Platform.csproj -p:DeployToEcs=local", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_holds_the_cluster_is_known_by_its_plan_and_deployed_first()
    {
        _solution.AddProject("Api", Service("api", "[assembly: Deployment(\"shop\")]", "[Cluster(\"main\")] public sealed class SharedCluster;", "typeof(SharedCluster)"), Program);
        _solution.AddProject("Worker", Service("worker", "", "", "typeof(SharedCluster)"), Program, "Api");

        var published = (await PublishAsync("Worker")).EnsureSuccess();

        AssertOrder(published.Output, "creating cluster/main", "creating service/api", "creating service/worker");
        Assert.Equal(1, Count(published.Output, "creating cluster/main"));
    }

    [Fact]
    public async Task A_plan_shows_what_would_become_of_both()
    {
        AddAll();

        var shown = (await _solution.RunAsync("publish", "Api", "-tl:off", "-p:DeployToEcs=plan-local")).EnsureSuccess();

        AssertOrder(shown.Output, "+ cluster/platform-shared", "+ service/api");
        Assert.Contains("cluster/platform-shared belongs to the project Platform", shown.Output, StringComparison.Ordinal);
        Assert.Empty(await _local.WritesAsync());
    }

    [Fact]
    public async Task A_library_that_would_run_its_own_image_does_not_compile()
    {
        _solution.AddProject("Platform", "[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)] public sealed class Job;");

        var error = (await PublishAsync("Platform")).OnlyError();

        Assert.Equal(("DECS0352", "Source.cs", 2), (error.Code, error.File, error.Line));
    }

    private void AddAll()
    {
        // A reference without the package has no plan, and nothing to deploy.
        _solution.AddOtherProject("Helper", "public sealed class Help;");
        _solution.AddProject("Platform", "[Cluster] public sealed class SharedCluster;", "", "Helper");
        _solution.AddProject("Api", Service("api", "", "", "typeof(SharedCluster)"), Program, "Platform");
        _solution.AddProject("Worker", Service("worker", "", "", "typeof(SharedCluster)"), Program, "Platform");
        _solution.Environment["DEPLOY_ECS_LOCAL_STATE"] = _local.StateDirectory;
    }

    private static string Service(string name, string ofAssembly, string more, string cluster) => $"""
        {ofAssembly}
        System.Console.WriteLine("{name}");
        [EcrRepository("{name}"), TaskDefinition("{name}", Cpu = 256, Memory = 512), Service("{name}", Cluster = {cluster})] public sealed class {name}Service;
        {more}
        """;

    private Task<RunResult> PublishAsync(string project, params string[] further)
    {
        _solution.Environment["DEPLOY_ECS_LOCAL_STATE"] = _local.StateDirectory;
        return _solution.RunAsync(["publish", project, "-tl:off", "-p:DeployToEcs=local", .. further]);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static void AssertOrder(string output, params string[] parts)
    {
        var places = parts.Select(part => output.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.True(places.TrueForAll(place => place >= 0) && places.Order().SequenceEqual(places), $"{string.Join(", ", parts)} do not stand in this order:\n{output}");
    }
}
