using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Infrastructure;

/// <summary>The tasks of one deployment, run against a fake command without a build.</summary>
internal sealed class TaskRun : IDisposable
{
    private readonly TemporaryFolder _folder = new("tasks");

    public TaskRun(string scenario) => Command = new FakeCommand(_folder).Does(scenario);

    public RecordingEngine Engine { get; } = new();

    public FakeCommand Command { get; }

    public string ProjectFile => _folder.PathOf("Shop.csproj");

    public StartDeployment Start() => new()
    {
        BuildEngine = Engine,
        Command = Command.Path,
        ProjectFile = ProjectFile,
        Plan = _folder.PathOf("Shop.deploy.json"),
    };

    public AwaitPhase Await(StartDeployment start, string? phase = null) => new() { BuildEngine = Engine, Session = start.Session!, Phase = phase };

    public void Dispose()
    {
        Engine.Dispose();
        _folder.Dispose();
    }
}
