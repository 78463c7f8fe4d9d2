using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Running;
using Deploy.Engine.Tests.Support;
using Deploy.Local;
using Deploy.Local.Faults;
using Deploy.Local.Hosting;
using Deploy.Plan;
using Deploy.Testing;
using Registry = Deploy.Engine.Tests.Support.Registry;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>A Local of its own, a gateway before it, and runs of the engine on a fast clock, all in this process.</summary>
internal sealed partial class SweepBench : IAsyncDisposable
{
    private const string Region = "eu-central-1";

    /// <summary>Members that differ between two accounts that are alike: times, random ids, and the history of what was tried.</summary>
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "Events", "Deployments", "CreatedAt", "UpdatedAt", "RegisteredAt", "RoleId", "CreateDate", "CreationDate", "CreationTime", "LastModificationDate",
        "RoleLastUsed", "CurrentServiceDeployment", "CurrentServiceRevisions", "Statistics", "ActiveServicesCount", "PendingTasksCount", "RunningTasksCount",
        "RunningCount", "PendingCount", "StoredBytes",
    };

    private readonly TemporaryFolder _folder = new("sweep");
    private readonly LocalServer _local;
    private readonly AwsClients _aws;
    private readonly CallJournal _journal = new(TimeProvider.System);

    private SweepBench(LocalServer local, Gateway gateway)
    {
        (_local, Gateway) = (local, gateway);
        _aws = ClientFactory.Create(new ClientSettings(Region, local.Url, new BasicAWSCredentials("other", "other")), _journal);
        _folder.Write("deploy.json", """{"AssetsBucket":"assets","ReportsBucket":"reports"}""");
        _folder.Write("publish/app.txt", "one");
    }

    public Gateway Gateway { get; }

    /// <summary>How much faster the engine's clock is: minutes of its patience take seconds.</summary>
    public double Hurry { get; init; } = 20;

    public RecordedEvents Events { get; private set; } = new();

    /// <summary>The report of the last run for programs; null: it wrote none.</summary>
    public string? Report => File.Exists(_folder.PathOf("report", "deployment.json")) ? File.ReadAllText(_folder.PathOf("report", "deployment.json")) : null;

    public static async Task<SweepBench> StartAsync(double hurry = 20)
    {
        var local = await LocalServer.StartAsync(new LocalOptions { Port = 0, Speed = 500 });
        return new SweepBench(local, await Gateway.StartAsync(local.Url)) { Hurry = hurry };
    }

    /// <summary>An empty account, without faults.</summary>
    public async Task ResetAsync()
    {
        Gateway.Decide = _ => Passage.Through;
        Gateway.Answered = _ => { };
        await AdminAsync(HttpMethod.Post, "reset", null);
    }

    /// <summary>An account as it is after a deployment, or an empty one.</summary>
    public async Task PrepareAsync(DeploymentPlan? before)
    {
        await ResetAsync();
        if (before is not null) Assert.True(Sweep.IsSuccess(await ApplyAsync(before)), Events.Text);
    }

    /// <summary>From now on new things are missed by the first reads, lists have no order, and what names something young is refused.</summary>
    public Task YoungAsync(int invisibleReads) =>
        AdminAsync(HttpMethod.Post, "consistency", $$"""{"invisibleReads":{{invisibleReads}},"seconds":30,"shuffleLists":true,"refuseYoung":true}""");

    /// <summary>All is visible, and lists have an order.</summary>
    public Task SettleAsync() => AdminAsync(HttpMethod.Delete, "consistency", null);

    /// <summary>Sets a fault of Local.</summary>
    public void Fault(string service, string operation, FaultKind kind, int times) => _local.Context.Faults.Add(new Fault
    {
        Id = Guid.NewGuid().ToString(),
        Service = service,
        Operation = operation,
        Kind = kind,
        Remaining = times,
    });

    /// <summary>The state as it is now.</summary>
    public object Remember() => _local.Context.Gate.RunAsync(_local.Context.Store.Snapshot).GetAwaiter().GetResult();

    /// <summary>The next read answers from a state that was remembered.</summary>
    public void Stale(object remembered) => _local.Context.Faults.Add(new Fault
    {
        Id = Guid.NewGuid().ToString(),
        Service = "*",
        Operation = "*",
        Kind = FaultKind.StaleReads,
        Remaining = 1,
        Remembered = remembered,
    });

    /// <summary>How many faults were not used up.</summary>
    public int UnusedFaults => _local.Context.Faults.All.Count;

    public void ClearFaults() => _local.Context.Faults.Clear();

    /// <summary>Operations that Local was asked for, as its own names, with whether they change something.</summary>
    public IReadOnlyList<(string Service, string Operation, bool Mutating)> Requests() =>
        [.. _local.Context.Requests.Read().Select(entry => (entry.Service, entry.Operation, entry.Mutating))];

    public void ForgetRequests() => _local.Context.Requests.Clear();

    /// <summary>Deploys, and gives the outcome.</summary>
    public async Task<DeploymentOutcome> ApplyAsync(DeploymentPlan plan, CancellationToken cancellationToken = default, double timeoutMinutes = 5)
    {
        Events = new RecordedEvents(request => Registry.Push(request));
        var path = _folder.Write("Storefront.deploy.json", new DeploymentDocument(plan, SourceMap.Empty).Write());
        var options = new RunOptions
        {
            Verb = RunVerb.Apply,
            PlanPath = path,
            ProjectDirectory = _folder.Root,
            EndpointUrl = Gateway.Url,
            Local = true,
            Region = Region,
            PublishDirectory = _folder.PathOf("publish"),
            Timeout = TimeSpan.FromMinutes(timeoutMinutes),
            ReportDirectory = _folder.PathOf("report"),
        };
        return await new DeploymentRun(options, Events, new AcceleratedTime(Hurry)).RunAsync(cancellationToken);
    }

    /// <summary>All that the environment has, without what differs between two accounts that are alike.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StateAsync()
    {
        var state = await EnvironmentState.ReadAsync(_aws, "local");
        return state.ToDictionary(resource => resource.Key, resource =>
        {
            var node = JsonNode.Parse(resource.Value)!;
            Strip(node);
            return ContentHash().Replace(Endpoint().Replace(node.ToJsonString(), "localhost"), "$1");
        });
    }

    private async Task AdminAsync(HttpMethod method, string path, string? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"{_local.Url}/_local/{path}") { Content = body is null ? null : new StringContent(body) };
        using var reply = await http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Strip(item);
        }

        if (node is not JsonObject members) return;
        foreach (var name in members.Select(member => member.Key).Where(Volatile.Contains).ToList()) members.Remove(name);
        foreach (var (_, value) in members) Strip(value);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await _local.DisposeAsync();
        _journal.Dispose();
        _folder.Dispose();
    }

    // The image's name has the port of the bench.
    [GeneratedRegex(@"(""Key"":""deploy-ecs:content-hash"",""Value"":)""[^""]*""")]
    private static partial Regex ContentHash();

    [GeneratedRegex(@"localhost:\d+")]
    private static partial Regex Endpoint();
}
