using System.Collections.Concurrent;
using Deploy.Local.Containers;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>The tasks that run here, as processes or at a container engine.</summary>
internal sealed class TaskRuntime(
    LocalContext context, ProcessHost host, ContainerEngine engine, ITaskTraffic traffic, TaskFolders folders, int mostTasks)
    : ITaskRuntime, ITaskEndpoints, IContainerUsage, IResettable
{
    /// <summary>For requests that are on their way when a task is to end.</summary>
    private static readonly TimeSpan ForRequests = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Running> _tasks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? WhyFull => _tasks.Count < mostTasks ? null : $"{mostTasks} tasks run here already, which is the most";

    /// <inheritdoc/>
    public void Prepare(TaskRecord task, DefinitionRecord definition, string region) => _tasks.GetOrAdd(task.Id, id =>
    {
        var plan = TaskPlans.Of(task, definition, context.Clock);
        var address = new LoopbackAddress();
        var setting = new TaskSetting(context, task, definition, region, address, folders.Of(id), host, engine);
        return new Running(new TaskProcess(plan, setting, host, context.Pulse.Wake), address);
    });

    /// <inheritdoc/>
    public TaskProgress? Progress(string taskId) => _tasks.GetValueOrDefault(taskId)?.Process.Progress;

    /// <inheritdoc/>
    public void Start(string taskId) => _tasks.GetValueOrDefault(taskId)?.Process.Start();

    /// <inheritdoc/>
    public void Drain(string taskId, TimeSpan atMost)
    {
        if (_tasks.GetValueOrDefault(taskId) is not { Draining: null } task)
            return;
        task.Draining = traffic.LeaveAsync(taskId, atMost);
        task.Draining.ContinueWith(_ => context.Pulse.Wake(), TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public bool IsDrained(string taskId) => _tasks.GetValueOrDefault(taskId) is not { Draining.IsCompleted: false };

    /// <inheritdoc/>
    public void Stop(string taskId)
    {
        if (_tasks.GetValueOrDefault(taskId) is { } task)
            task.Process.Stop(() => task.Draining ?? traffic.LeaveAsync(taskId, ForRequests));
    }

    /// <inheritdoc/>
    public void Forget(string taskId)
    {
        if (_tasks.TryRemove(taskId, out var task))
            task.Process.Stop();
        traffic.Forget(taskId);
        context.Peers.Find<ITaskProxies>()?.Close(taskId);
    }

    /// <inheritdoc/>
    public System.Net.IPEndPoint? Of(string taskId, int containerPort) => _tasks.GetValueOrDefault(taskId)?.Address.EndpointOf(containerPort);

    /// <inheritdoc/>
    public ContainerUsage? Of(string taskId, string container)
    {
        if (Progress(taskId)?.Containers.FirstOrDefault(known => known.Name == container)?.ProcessId is not { } process)
            return null;
        var (user, kernel) = ProcessUsage.Times(process);
        return new ContainerUsage(user, kernel, ProcessUsage.Memory(process), ProcessUsage.GroupSize(process));
    }

    /// <summary>Ends all tasks and waits until they are gone: Local ends, or its account is emptied.</summary>
    public async Task EndAllAsync()
    {
        var all = _tasks.ToList();
        _tasks.Clear();
        all.ForEach(task => task.Value.Process.Stop());
        await Task.WhenAll(all.Select(task => task.Value.Process.EndSoonAsync()));
        all.ForEach(task => context.Peers.Find<ITaskProxies>()?.Close(task.Key));
    }

    /// <summary>Their records are gone; nobody waits for them.</summary>
    public void Reset() => _ = EmptyAsync();

    private async Task EmptyAsync()
    {
        await EndAllAsync();
        await engine.EmptyAsync();
    }

    private sealed record Running(TaskProcess Process, LoopbackAddress Address)
    {
        /// <summary>Completes when the requests that it has are answered, or have had their time; null while it takes new ones.</summary>
        public Task? Draining { get; set; }
    }
}
