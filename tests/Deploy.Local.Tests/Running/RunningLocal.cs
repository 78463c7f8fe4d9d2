using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Hosting;
using Deploy.Local.Tests.Registry;
using Deploy.Local.Tests.Support;
using TemporaryFolder = Deploy.Local.Tests.Support.TemporaryFolder;

namespace Deploy.Local.Tests.Running;

/// <summary>A Local that runs tasks as processes, in real time, with the image of a real program.</summary>
public sealed class RunningLocal : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    private const string RepositoryName = "app";
    private const string LogGroup = "/ecs/app";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly Lazy<byte[]> Layer = new(BuildLayer);

    private readonly TemporaryFolder _folder;

    private RunningLocal(LocalServer server, TemporaryFolder folder)
    {
        Server = server;
        _folder = folder;
        Aws = new AwsHttp(server.Url) { Region = Region };
    }

    public LocalServer Server { get; }

    public AwsHttp Aws { get; }

    public string State => _folder.Path;

    public string Image { get; private set; } = "";

    public string Subnet { get; private set; } = "";

    /// <summary>Starts one with a cluster, roles, a log group and the image.</summary>
    public static async Task<RunningLocal> StartAsync(double speed = 4, int mostTasks = 64, string docker = "never")
    {
        var folder = new TemporaryFolder();
        var local = new RunningLocal(await OpenAsync(folder.Path, speed, mostTasks, docker), folder);
        await local.PrepareAsync();
        return local;
    }

    /// <summary>A Local on a state folder.</summary>
    public static Task<LocalServer> OpenAsync(string state, double speed = 4, int mostTasks = 64, string docker = "never") =>
        LocalServer.StartAsync(new LocalOptions { StateDirectory = state, Port = null, Speed = speed, Tasks = TaskMode.Processes, MostTasks = mostTasks, Docker = docker });

    public Task<JsonObject> RegisterAsync(
        string command = "serve", string version = "v1", bool healthCheck = false, string environment = "", string container = "", string family = "web",
        string port = "", string? image = null, string task = "") => Aws.EcsAsync("RegisterTaskDefinition", $$"""
        {"family":"{{family}}","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","executionRoleArn":"{{EcsScene.Role}}"{{task}},
         "containerDefinitions":[{"name":"app","image":"{{image ?? Image}}","portMappings":[{"containerPort":8080{{(port.Length == 0 ? "" : $",\"name\":\"{port}\"")}} }],"command":{{Words(command)}},
          "stopTimeout":4,"environment":[{"name":"VERSION","value":"{{version}}"}{{environment}}]{{(healthCheck ? HealthCheck : "")}}{{container}},
          "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"{{LogGroup}}","awslogs-region":"{{Region}}","awslogs-stream-prefix":"app"} } }]}
        """);

    public Task<JsonObject> CreateServiceAsync(int desired = 2, string name = "web", string more = "") => Aws.EcsAsync("CreateService", $$$"""
        {"cluster":"c","serviceName":"{{{name}}}","taskDefinition":"{{{name}}}","desiredCount":{{{desired}}},"launchType":"FARGATE",
         "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}},
         "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{Subnet}}}"]} }{{{more}}} }
        """);

    public Task<JsonObject> UpdateAsync(string name = "web") =>
        Aws.EcsAsync("UpdateService", $$"""{"cluster":"c","service":"{{name}}","taskDefinition":"{{name}}"}""");

    public async Task<JsonObject> RunTaskAsync(string family = "web") => (JsonObject)(await Aws.EcsAsync("RunTask", $$$"""
        {"cluster":"c","taskDefinition":"{{{family}}}","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{Subnet}}}"]} } }
        """))["tasks"]![0]!;

    /// <summary>The newest service deployment, once it is over.</summary>
    public async Task<JsonObject> DeploymentAsync(string name = "web")
    {
        JsonObject deployment = [];
        await UntilAsync(async () =>
        {
            deployment = await NewestDeploymentAsync(name);
            return (string)deployment["status"]! is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";
        }, () => $"The deployment goes on: {deployment}");
        return deployment;
    }

    /// <summary>The newest service deployment, once a hook waits.</summary>
    public async Task<JsonObject> WaitingDeploymentAsync(string name = "web")
    {
        JsonObject deployment = [];
        await UntilAsync(async () =>
        {
            deployment = await NewestDeploymentAsync(name);
            return WaitingHooks(deployment).Any();
        }, () => $"Nothing waits: {deployment}");
        return deployment;
    }

    /// <summary>Lets a deployment go on whose hook waits.</summary>
    public Task<JsonObject> ContinueAsync(JsonObject deployment) => Aws.EcsAsync(
        "ContinueServiceDeployment",
        $$"""{"serviceDeploymentArn":"{{deployment["serviceDeploymentArn"]}}","hookId":"{{WaitingHooks(deployment).Single()["hookId"]}}"}""");

    public async Task<JsonObject> ServiceAsync(string name = "web") =>
        (JsonObject)(await Aws.EcsAsync("DescribeServices", $$"""{"cluster":"c","services":["{{name}}"]}"""))["services"]![0]!;

    public async Task<IReadOnlyList<JsonObject>> TasksAsync(string status = "RUNNING")
    {
        var arns = (await Aws.EcsAsync("ListTasks", $$"""{"cluster":"c","desiredStatus":"{{status}}"}"""))["taskArns"]!.AsArray();
        return arns.Count == 0
            ? []
            : [.. (await Aws.EcsAsync("DescribeTasks", $$"""{"cluster":"c","tasks":{{arns.ToJsonString()}}}"""))["tasks"]!.AsArray().Select(task => (JsonObject)task!)];
    }

    /// <summary>The task, once it has stopped.</summary>
    public async Task<JsonObject> StoppedAsync(string arn)
    {
        JsonObject task = [];
        await UntilAsync(async () =>
        {
            task = (JsonObject)(await Aws.EcsAsync("DescribeTasks", $$"""{"cluster":"c","tasks":["{{arn}}"]}"""))["tasks"]![0]!;
            return (string)task["lastStatus"]! == "STOPPED";
        }, () => $"The task goes on: {task}");
        return task;
    }

    /// <summary>All lines that a task's container wrote, in their order.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string taskArn)
    {
        var lines = new List<string>();
        var token = "";
        while (true)
        {
            var page = await Aws.JsonAsync("logs", "Logs_20140328", "GetLogEvents", $$"""
                {"logGroupName":"{{LogGroup}}","logStreamName":"app/app/{{taskArn.Split('/')[^1]}}","startFromHead":true{{(token.Length == 0 ? "" : $",\"nextToken\":\"{token}\"")}} }
                """);
            lines.AddRange(page["events"]!.AsArray().Select(line => (string)line!["message"]!));
            if ((string)page["nextForwardToken"]! == token)
                return lines;
            token = (string)page["nextForwardToken"]!;
        }
    }

    /// <summary>Asks a service by its host name.</summary>
    public Task<HttpResponseMessage> AskAsync(string path = "/", string host = "web.c.localhost", HttpContent? content = null)
    {
        var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = content };
        request.Headers.Host = $"{host}:{new Uri(Server.Url).Port}";
        return Aws.Client.SendAsync(request);
    }

    /// <summary>Whether the service answers.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            using var reply = await AskAsync();
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<string> TextAsync(string path = "/")
    {
        using var reply = await AskAsync(path);
        Assert.True(reply.IsSuccessStatusCode, $"{(int)reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
        return await reply.Content.ReadAsStringAsync();
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> problem)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, problem());
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Aws.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<JsonObject> NewestDeploymentAsync(string name)
    {
        var list = await Aws.EcsAsync("ListServiceDeployments", $$"""{"cluster":"c","service":"{{name}}"}""");
        var arn = (string)list["serviceDeployments"]![0]!["serviceDeploymentArn"]!;
        return (JsonObject)(await Aws.EcsAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}"""))["serviceDeployments"]![0]!;
    }

    private static IEnumerable<JsonObject> WaitingHooks(JsonObject deployment) =>
        (deployment["lifecycleHookDetails"]?.AsArray() ?? []).Select(hook => (JsonObject)hook!).Where(hook => (string)hook["status"]! == "AWAITING_ACTION");

    private const string HealthCheck = """
        ,"healthCheck":{"command":["CMD","dotnet","/app/Deploy.Local.TestApplication.dll","probe"],"interval":5,"timeout":60,"retries":2}
        """;

    private static string Words(string command) => JsonSerializer.Serialize(command.Split(' '));

    private async Task PrepareAsync()
    {
        Subnet = (await EcsScene.CreateAsync(Aws)).Subnet;
        await Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", $$"""{"logGroupName":"{{LogGroup}}"}""");
        await Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", $$"""{"repositoryName":"{{RepositoryName}}"}""");
        Image = await PushAsync(Layer.Value, ["PATH=/usr/bin:/bin", "ASPNETCORE_HTTP_PORTS=8080"], ["dotnet", "/app/Deploy.Local.TestApplication.dll"], "/app");
    }

    /// <summary>Pushes an image of one layer to the repository; its reference.</summary>
    public async Task<string> PushAsync(byte[] layer, string[] environment, string[] entryPoint, string folder, string tag = "1", string user = "", string architecture = "amd64")
    {
        var token = (await Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "GetAuthorizationToken", "{}"))["authorizationData"]![0]!["authorizationToken"];
        using var registry = new HttpClient { BaseAddress = new Uri(Server.Url) };
        registry.DefaultRequestHeaders.Add("Authorization", $"Basic {token}");
        var path = $"{Region}/{RepositoryName}";
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture,
            os = "linux",
            config = new
            {
                Env = environment,
                Entrypoint = entryPoint,
                WorkingDir = folder,
                User = user,
            },
            rootfs = new { type = "layers", diff_ids = new[] { RegistryClient.Sha256(layer) } },
        });
        await registry.PushBlobAsync(path, layer);
        await registry.PushBlobAsync(path, config);
        using var put = await registry.PutManifestAsync(path, tag, RegistryClient.Manifest(config, layer));
        return $"localhost:{new Uri(Server.Url).Port}/{path}@{put.EnsureSuccessStatusCode().Headers.GetValues("Docker-Content-Digest").Single()}";
    }

    private static byte[] BuildLayer()
    {
        var output = Testing.Repository.PathOf("tests", "Deploy.Local.TestApplication", "bin", Testing.Repository.Configuration, "net10.0");
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "app/") { Mode = Executable });
            foreach (var file in Directory.GetFiles(output).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"app/{Path.GetFileName(file)}") { Mode = Executable, DataStream = new MemoryStream(File.ReadAllBytes(file)) });
        }

        return content.ToArray();
    }

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
