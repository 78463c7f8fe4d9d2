using Deploy.Local.Services;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Hosting;

public sealed class PersistenceTests
{
    [Fact]
    public async Task State_survives_a_restart_in_the_middle_of_a_rollout()
    {
        using var folder = new TemporaryFolder();
        var first = await TestLocal.StartAsync(folder.Path);
        var scene = await EcsScene.CreateAsync(first);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired: 2, more: """ "tags":[{"key":"a","value":"b"}] """);
        first.Pass(0.5);
        var before = (await scene.TasksAsync()).Select(t => (string)t["taskArn"]!).ToList();
        var url = first.Server.Url;
        await first.DisposeAsync();

        await using var second = await TestLocal.StartAsync(folder.Path, first.Clock);
        var again = new EcsScene(second.Aws, scene.Subnet);
        second.Pass(0.1);
        Assert.Equal("IN_PROGRESS", await again.StatusAsync());
        second.Pass(3);

        Assert.Equal(url, second.Server.Url);
        Assert.Equal("SUCCESSFUL", await again.StatusAsync());
        Assert.Equal(before, (await again.TasksAsync()).Select(t => (string)t["taskArn"]!));
        Assert.Equal("b", (string)(await again.ServiceAsync())["tags"]![0]!["value"]!);
        Assert.Equal(2, (int)(await scene2RevisionAsync(again)));

        static async Task<int> scene2RevisionAsync(EcsScene scene) => (int)(await scene.RegisterAsync())["taskDefinition"]!["revision"]!;
    }

    [Fact]
    public async Task A_kill_loses_nothing_that_was_answered()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestLocal.StartAsync(folder.Path);
        await first.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        // A second store on the same folder sees what a process that was killed now would leave.
        var left = new StateStore(folder.Path).Document<Deploy.Local.Ecs.State.EcsState>("ecs", "eu-west-1");

        Assert.Equal(["c"], left.Clusters.Keys);
    }

    [Fact]
    public async Task Reading_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync(folder.Path);
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        var file = Path.Combine(folder.Path, "data", "ecs.eu-west-1.json");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        await local.Aws.EcsAsync("DescribeClusters", """{"clusters":["c"]}""");
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"d"}""");
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync(folder.Path);

        var problem = await Assert.ThrowsAsync<StateInUseException>(() => TestLocal.StartAsync(folder.Path));

        Assert.Contains(folder.Path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_with_the_cure_kept_and_written_as_soon_as_it_can_be()
    {
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync(folder.Path);
        // No file can come where a folder is.
        var file = Path.Combine(folder.Path, "data", "ecs.eu-west-1.json");
        Directory.CreateDirectory(file);

        var (status, code, message) = await local.Aws.EcsErrorAsync("CreateCluster", """{"clusterName":"c"}""");

        Assert.Equal((System.Net.HttpStatusCode.InternalServerError, "ServerException"), (status, code));
        Assert.StartsWith("Local cannot write its state: ", message, StringComparison.Ordinal);
        Assert.EndsWith($"Make room or make {file} writable, and deploy again.", message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(file)!, ".*"));

        Directory.Delete(file);
        await local.Aws.EcsAsync("ListClusters", "{}");
        Assert.Equal(["c"], new StateStore(folder.Path).Document<Deploy.Local.Ecs.State.EcsState>("ecs", "eu-west-1").Clusters.Keys);
    }
}
