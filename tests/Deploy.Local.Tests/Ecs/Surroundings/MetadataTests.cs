using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs.Surroundings;

public sealed class MetadataTests
{
    private const string Logged = """
        "dockerLabels":{"mine":"1"},"cpu":64,"memory":256,"healthCheck":{"command":["CMD","x"]},
        "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-stream-prefix":"web","awslogs-create-group":"true"} }
        """;

    private static readonly string[] CreateGroup = [Authorization.Identity.Allow("logs:*")];

    [Fact]
    public async Task A_container_reads_about_itself()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await RunAsync(local);
        var environment = scene.Environment();

        var (status, body) = await scene.GetAsync(environment["ECS_CONTAINER_METADATA_URI_V4"]);
        var older = await scene.GetAsync(environment["ECS_CONTAINER_METADATA_URI"]);

        var (task, described) = (scene.Task, Assert.Single(await scene.Ecs.TasksAsync()));
        var (kept, nic) = (Assert.Single(task.Containers), task.Interface!);
        var subnet = local.Server.Context.Peers.Find<INetworkCatalog>()!.Subnet(nic.SubnetId, TaskScene.Region)!;
        Assert.Equal(200, status);
        AssertJson($$"""
            {"DockerId":"{{kept.RuntimeId}}","Name":"app","DockerName":"app","Image":"public.ecr.aws/x/app:1",
             "Ports":[{"ContainerPort":8080,"Protocol":"tcp","HostPort":8080}],
             "Labels":{"com.amazonaws.ecs.cluster":"arn:aws:ecs:eu-west-1:000000000000:cluster/c","com.amazonaws.ecs.container-name":"app",
                       "com.amazonaws.ecs.task-arn":"{{task.Arn}}","com.amazonaws.ecs.task-definition-family":"web","com.amazonaws.ecs.task-definition-version":"1","mine":"1"},
             "DesiredStatus":"RUNNING","KnownStatus":"RUNNING","Limits":{"CPU":64,"Memory":256},
             "CreatedAt":"2030-01-01T12:00:00.5Z","StartedAt":"2030-01-01T12:00:00.5Z","Type":"NORMAL","Health":{"status":"HEALTHY"},
             "LogDriver":"awslogs",
             "LogOptions":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-create-group":"true","awslogs-stream":"web/app/{{task.Id}}"},
             "ContainerARN":"{{(string)described["containers"]![0]!["containerArn"]!}}",
             "Networks":[{"NetworkMode":"awsvpc","IPv4Addresses":["{{nic.Address}}"],"AttachmentIndex":0,"MACAddress":"{{nic.MacAddress}}",
                          "IPv4SubnetCIDRBlock":"{{subnet.CidrBlock}}","SubnetGatewayIpv4Address":"{{GatewayOf(subnet.CidrBlock)}}",
                          "PrivateDNSName":"ip-{{nic.Address.Replace('.', '-')}}.eu-west-1.compute.internal"}]}
            """, body);
        AssertJson(older.Body!.ToJsonString(), body);
    }

    [Fact]
    public async Task A_container_reads_about_its_task()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await RunAsync(local);
        var address = scene.Environment()["ECS_CONTAINER_METADATA_URI_V4"];

        var container = (await scene.GetAsync(address)).Body!;
        var (status, body) = await scene.GetAsync($"{address}/task");
        var tagged = (await scene.GetAsync($"{address}/taskWithTags")).Body!;

        var task = scene.Task;
        Assert.Equal(200, status);
        AssertJson($$"""
            {"Cluster":"arn:aws:ecs:eu-west-1:000000000000:cluster/c","TaskARN":"{{task.Arn}}","Family":"web","Revision":"1",
             "DesiredStatus":"RUNNING","KnownStatus":"RUNNING","Limits":{"CPU":0.25,"Memory":512},
             "PullStartedAt":"2030-01-01T12:00:00.2Z","PullStoppedAt":"2030-01-01T12:00:00.5Z",
             "AvailabilityZone":"{{task.Interface!.AvailabilityZone}}","LaunchType":"FARGATE","Containers":[{{container.ToJsonString()}}],
             "EphemeralStorageMetrics":{"Utilized":0,"Reserved":20480},"FaultInjectionEnabled":false}
            """, body);
        Assert.Equal("""{"team":"shop"}""", tagged["TaskTags"]!.ToJsonString());
        tagged.AsObject().Remove("TaskTags");
        AssertJson(body!.ToJsonString(), tagged);
    }

    [Fact]
    public async Task A_task_of_a_service_knows_its_name()
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        await ecs.RegisterAsync();
        await ecs.CreateServiceAsync();
        var scene = new TaskScene(local, ecs);
        local.Pass(0.2);
        await ecs.TasksAsync();

        var early = (await scene.GetAsync($"{scene.Environment()["ECS_CONTAINER_METADATA_URI_V4"]}/task")).Body!;

        Assert.Equal(("web", "CREATED", null), ((string?)early["ServiceName"], (string?)early["KnownStatus"], early["PullStoppedAt"]));
    }

    [Fact]
    public async Task Statistics_are_those_of_the_process()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await RunAsync(local);
        var (address, id) = (scene.Environment()["ECS_CONTAINER_METADATA_URI_V4"], scene.Task.Containers[0].RuntimeId);

        var none = await scene.GetAsync($"{address}/stats");
        var nothing = await scene.GetAsync($"{address}/task/stats");
        local.Server.Context.Peers.Offer<IContainerUsage>(new FixedUsage(scene.Task.Id));
        var (_, body) = await scene.GetAsync($"{address}/stats");
        var whole = await scene.GetAsync($"{address}/task/stats");

        Assert.Equal((200, null), (none.Status, none.Body));
        AssertJson($$"""{"{{id}}":null}""", nothing.Body);
        AssertJson($$"""
            {"read":"2030-01-01T12:00:00.9Z","pids_stats":{"current":3},
             "cpu_stats":{"cpu_usage":{"total_usage":2500000000,"usage_in_kernelmode":500000000,"usage_in_usermode":2000000000},"online_cpus":{{Environment.ProcessorCount}}},
             "memory_stats":{"usage":4096},"name":"app","id":"{{id}}"}
            """, body);
        AssertJson($$"""{"{{id}}":{{body!.ToJsonString()}}}""", whole.Body);
    }

    [Fact]
    public async Task Nobody_else_is_answered()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await RunAsync(local);
        var (token, address) = (scene.Task.MetadataToken, scene.Environment()["ECS_CONTAINER_METADATA_URI_V4"]);

        foreach (var path in new[] { "/_task/none/v4/app", $"/_task/{token}", $"/_task/{token}/v4", $"/_task/{token}/v4/other", $"/_task/{token}/v4/app/none", $"/_task/{token}/v2/app" })
            Assert.Equal(404, (await scene.GetAsync(path)).Status);
        using var changed = await local.Aws.Client.PutAsync($"/_task/{token}/v4/app", new StringContent("{}"));
        using var page = new HttpRequestMessage(HttpMethod.Get, address);
        page.Headers.Add("Origin", "http://example.com");
        using var fromPage = await local.Aws.Client.SendAsync(page);
        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{scene.Task.Arn}}"}""");
        var stopping = await scene.GetAsync($"{address}/task");
        local.Pass(1);
        var stopped = await scene.GetAsync($"{address}/task");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (changed.StatusCode, fromPage.StatusCode));
        Assert.Equal((200, "STOPPED", "RUNNING", 404), (stopping.Status, (string?)stopping.Body!["DesiredStatus"], (string?)stopping.Body["KnownStatus"], stopped.Status));
    }

    [Fact]
    public async Task The_address_outlives_a_restart()
    {
        using var folder = new TemporaryFolder();
        string address;
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using (var local = await TestLocal.StartAsync(folder.Path, clock))
            address = (await RunAsync(local)).Environment()["ECS_CONTAINER_METADATA_URI_V4"];

        await using var again = await TestLocal.StartAsync(folder.Path, clock);

        Assert.Equal(HttpStatusCode.OK, (await again.Aws.Client.GetAsync(address)).StatusCode);
    }

    private static Task<TaskScene> RunAsync(TestLocal local) => TaskScene.RunAsync(local, container: Logged, execution: CreateGroup);

    private static string GatewayOf(string block)
    {
        var network = IPNetwork.Parse(block);
        var bytes = network.BaseAddress.GetAddressBytes();
        bytes[3]++;
        return $"{new IPAddress(bytes)}/{network.PrefixLength}";
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected: {JsonNode.Parse(expected)}\nActual: {actual}");

    private sealed class FixedUsage(string taskId) : IContainerUsage
    {
        public ContainerUsage? Of(string id, string container) =>
            id == taskId && container == "app" ? new ContainerUsage(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5), 4096, 3) : null;
    }
}
