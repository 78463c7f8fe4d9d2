using System.Collections.Concurrent;
using System.Net;
using Deploy.Local.Processes;

namespace Deploy.Local.Tests.Processes;

/// <summary>A task whose containers are shell scripts.</summary>
internal sealed class ScriptTask : ITaskSetting, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string> _scripts = [];
    private readonly Dictionary<string, string> _checks = [];
    private readonly List<ContainerPlan> _containers = [];
    private readonly SemaphoreSlim _changes = new(0);
    private readonly string? _folder;

    public ScriptTask(string? folder = null)
    {
        _folder = folder;
        Host = new ProcessHost(folder);
    }

    public ProcessHost Host { get; }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public long? MemoryLimit { get; init; }

    public IReadOnlyList<IPEndPoint> Endpoints { get; init; } = [];

    public ConcurrentQueue<(string Container, string Line)> Lines { get; } = new();

    public TaskProcess Task { get; private set; } = null!;

    public bool WasEnded { get; private set; }

    public ScriptTask With(string script, ContainerPlan? plan = null, string? check = null)
    {
        plan ??= new ContainerPlan { Name = "app" };
        _containers.Add(plan);
        _scripts[plan.Name] = script;
        if (check is not null)
            _checks[plan.Name] = check;
        return this;
    }

    public ScriptTask Begin()
    {
        Task = new TaskProcess(new TaskPlan(Id, _containers, MemoryLimit), this, Host, () => _changes.Release());
        Task.Start();
        return this;
    }

    /// <summary>Waits until the task is so.</summary>
    public async Task<TaskProgress> UntilAsync(Func<TaskProgress, bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo(Task.Progress))
        {
            try
            {
                await _changes.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Never came: {Task.Progress}, {string.Join("; ", Task.Progress.Containers)}");
            }
        }

        return Task.Progress;
    }

    public Task<TaskProgress> EndAsync() => UntilAsync(progress => progress.Phase is TaskPhase.Ended or TaskPhase.Failed or TaskPhase.NotRunnable);

    public async Task UntilLineAsync(string line)
    {
        for (var i = 0; i < 600 && Lines.All(written => written.Line != line); i++)
            await System.Threading.Tasks.Task.Delay(50);
        Assert.Contains(Lines, written => written.Line == line);
    }

    Task<PreparedTask> ITaskSetting.PrepareAsync(TaskPlan plan, CancellationToken cancellation) =>
        System.Threading.Tasks.Task.FromResult(new PreparedTask(plan.Containers.ToDictionary(container => container.Name, IRunnableContainer (container) => new ProgramContainer(
            Command(_scripts[container.Name]) with
            {
                HealthCheck = _checks.TryGetValue(container.Name, out var check) ? Command(check) : null,
                Endpoints = Endpoints,
            }, Host)), null, []));

    void ITaskSetting.Write(string container, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            Lines.Enqueue((container, line));
    }

    Task ITaskSetting.EndAsync()
    {
        WasEnded = true;
        return System.Threading.Tasks.Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.EndSoonAsync();
        _changes.Dispose();
    }

    private ContainerProgram Command(string script) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = _folder ?? "/",
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", [TaskMark.Variable] = $"{Host.Mark}/{Id}" },
    };
}
