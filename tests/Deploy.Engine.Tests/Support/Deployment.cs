using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Running;
using Deploy.Plan;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Support;

/// <summary>A project's folder and the runs of the engine in it.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly TemporaryFolder _folder = new("engine");
    private readonly string _project;

    public Deployment(string endpoint, string project = "Shop")
    {
        _project = project;
        Options = new RunOptions
        {
            Verb = RunVerb.Apply,
            PlanPath = _folder.PathOf($"{project}.deploy.json"),
            ProjectDirectory = _folder.Root,
            EndpointUrl = endpoint,
            Local = true,
            Region = "eu-central-1",
            Timeout = TimeSpan.FromMinutes(1),
            Watch = TimeSpan.FromMilliseconds(100),
            ReportDirectory = _folder.PathOf("report"),
        };
    }

    public RunOptions Options { get; set; }

    public RecordedEvents Events { get; private set; } = new();

    public Func<ImageRequest, ImageAnswer>? Push { get; set; }

    /// <summary>The clock; null: the system's.</summary>
    public TimeProvider? Time { get; set; }

    public string Report => File.ReadAllText(_folder.PathOf("report", "deployment.md"));

    public string JsonReport => File.ReadAllText(_folder.PathOf("report", "deployment.json"));

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string content) => _folder.Write(name, content);

    public Task<DeploymentOutcome> ApplyAsync(DeploymentPlan plan, SourceMap? sourceMap = null, CancellationToken cancellationToken = default) =>
        RunAsync(RunVerb.Apply, plan, sourceMap, cancellationToken);

    public Task<DeploymentOutcome> PlanAsync(DeploymentPlan plan, SourceMap? sourceMap = null) => RunAsync(RunVerb.Plan, plan, sourceMap, default);

    public Task<DeploymentOutcome> RunAsync(RunVerb verb, DeploymentPlan plan, SourceMap? sourceMap, CancellationToken cancellationToken)
    {
        _folder.Write($"{_project}.deploy.json", new DeploymentDocument(plan, sourceMap ?? SourceMap.Empty).Write());
        return RunAsync(Options with { Verb = verb }, cancellationToken);
    }

    public async Task<DeploymentOutcome> RunAsync(RunOptions options, CancellationToken cancellationToken = default)
    {
        Events = new RecordedEvents(Push);
        return await new DeploymentRun(options, Events, Time).RunAsync(cancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
