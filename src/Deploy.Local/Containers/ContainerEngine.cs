using System.Collections.Concurrent;

namespace Deploy.Local.Containers;

/// <summary>
/// The container engine of this machine, if one answers: Docker, or what speaks its API. It is looked for when a task needs it, and not before,
/// since most never do.
/// </summary>
internal sealed class ContainerEngine : IAsyncDisposable
{
    /// <summary>One that does not answer is not asked again for so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WhenLocalEnds = TimeSpan.FromSeconds(10);

    private readonly string _choice;
    private readonly ITaskDoor _door;
    private readonly EngineMark _mark;
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly ConcurrentDictionary<string, EngineTask> _tasks = new(StringComparer.Ordinal);
    private EngineConnection? _found;
    private long? _asked;

    /// <param name="choice"><c>auto</c>, <c>never</c>, or an engine's address.</param>
    /// <param name="folder">The state folder; null: Local keeps nothing.</param>
    /// <param name="door">Lets Local listen for containers.</param>
    public ContainerEngine(string choice, string? folder, ITaskDoor door)
    {
        (_choice, _door, _mark) = (choice, door, new EngineMark(folder));
    }

    /// <summary>Whether one is looked for.</summary>
    public bool IsAsked => EngineEndpoints.AreAsked(_choice);

    /// <summary>What Local's own things at an engine bear.</summary>
    public string Mark => _mark.Value;

    /// <summary>Why none is there, after it was looked for.</summary>
    public string WhyNone { get; private set; } = "no container engine was looked for";

    /// <summary>The engine; null: none answers.</summary>
    public async Task<EngineConnection?> FindAsync(CancellationToken cancellation)
    {
        if (!IsAsked)
            return null;
        await _looking.WaitAsync(cancellation);
        try
        {
            if (_found is { } known)
            {
                if (await known.AnswersAsync(cancellation))
                    return known;
                // Its containers may go on, and it may come back: whoever speaks to it now finds out.
                _found = null;
            }

            if (_asked is { } asked && TimeProvider.System.GetElapsedTime(asked) < Pause)
                return null;
            _asked = TimeProvider.System.GetTimestamp();
            // Others wait for the answer, too, when the task that asked first is stopped.
            _found = await LookAsync(CancellationToken.None);
            if (_found is null)
                return null;
            _asked = null;
            // What an earlier run left, and what could not be removed while it did not answer.
            await new EngineSweep(_found.Client, _mark).RemoveAsync(task => !_tasks.ContainsKey(task), CancellationToken.None);
            return _found;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Makes what a task needs at the engine, up to its containers, which do not run yet.</summary>
    /// <exception cref="Processes.TaskNotRunnableException">It cannot run there.</exception>
    /// <exception cref="Processes.TaskPreparationException">It could not on ECS either.</exception>
    public async Task<EngineTask> PrepareAsync(EngineConnection engine, EngineTaskRequest request, CancellationToken cancellation)
    {
        _mark.Keep();
        var task = new EngineTask(engine, _mark, request);
        // Before anything exists: a sweep must not take it for left over.
        _tasks[request.TaskId] = task;
        try
        {
            await task.CreateAsync(cancellation);
            return task;
        }
        catch
        {
            await ForgetAsync(task);
            throw;
        }
    }

    /// <summary>Removes what a task has at the engine.</summary>
    public async Task ForgetAsync(EngineTask task)
    {
        await task.RemoveAsync();
        _tasks.TryRemove(task.Id, out _);
    }

    /// <summary>Removes in the background what an earlier run on the same state left; nothing where it used no engine.</summary>
    public void BeginCleaning()
    {
        if (_mark.WasUsed && IsAsked)
            _ = Task.Run(() => FindAsync(CancellationToken.None));
    }

    /// <summary>The account is emptied: file systems that tasks share go, too.</summary>
    public async Task EmptyAsync()
    {
        if (_found is { } engine)
            await new EngineSweep(engine.Client, _mark).RemoveVolumesAsync(CancellationToken.None);
    }

    /// <summary>Local ends, and nothing that runs may outlive it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(WhenLocalEnds);
        // Somebody may still be looking for it.
        await _looking.WaitAsync(WhenLocalEnds);
        if (_found is not { } engine)
            return;
        var sweep = new EngineSweep(engine.Client, _mark);
        await sweep.RemoveAsync(_ => true, limit.Token);
        await sweep.RemoveImagesAsync(limit.Token);
        engine.Client.Dispose();
    }

    private async Task<EngineConnection?> LookAsync(CancellationToken cancellation)
    {
        var problems = new List<string>();
        try
        {
            foreach (var endpoint in EngineEndpoints.Of(_choice))
            {
                var (engine, problem) = await TryAsync(endpoint, cancellation);
                if (engine is not null)
                    return engine;
                problems.Add($"{endpoint}: {problem}");
            }
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            problems.Add(EngineProblem.Words(e));
        }

        WhyNone = $"no container engine can be used ({string.Join("; ", problems)})";
        return null;
    }

    private async Task<(EngineConnection? Engine, string? Problem)> TryAsync(Uri endpoint, CancellationToken cancellation)
    {
        if (EngineEndpoints.WhyNot(endpoint) is { } why)
            return (null, why);
        try
        {
            return (await EngineConnection.OpenAsync(endpoint, _door, cancellation), null);
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            return (null, EngineProblem.Words(e));
        }
    }
}
