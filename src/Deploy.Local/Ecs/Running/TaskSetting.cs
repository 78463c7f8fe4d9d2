using System.Text.Json.Nodes;
using Deploy.Local.Containers;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>
/// Prepares the containers of a task, and takes what they write to their log streams: as processes of this machine, and where they cannot be, at a
/// container engine, all of them.
/// </summary>
internal sealed class TaskSetting(
    LocalContext context, TaskRecord task, DefinitionRecord definition, string region, LoopbackAddress address, TaskFolder folder,
    ProcessHost host, ContainerEngine engine) : ITaskSetting
{
    private readonly ContainerLogs _logs = new(context, task, definition, region);
    private EngineTask? _atEngine;

    /// <inheritdoc/>
    public async Task<PreparedTask> PrepareAsync(TaskPlan plan, CancellationToken cancellation)
    {
        var prepared = ProcessFit.WhyNot(definition.Body) is { } unfit
            ? await AtEngineAsync(unfit, cancellation)
            : await AsProcessesAsync(cancellation);
        try
        {
            _logs.Open();
            return prepared;
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Write(string container, IReadOnlyList<string> lines) => _logs.Write(container, lines);

    /// <inheritdoc/>
    public async Task EndAsync()
    {
        _logs.Close();
        folder.Delete();
        if (_atEngine is { } made)
            await engine.ForgetAsync(made);
    }

    private async Task<PreparedTask> AsProcessesAsync(CancellationToken cancellation)
    {
        folder.Make();
        var programs = new ContainerPrograms(context, task, definition, region, address, folder, $"{host.Mark}/{task.Id}");
        var found = new Dictionary<string, IRunnableContainer>(StringComparer.Ordinal);
        try
        {
            foreach (var container in definition.Containers)
                found.Add(container.RequiredText("name"), new ProgramContainer(await programs.OfAsync(container, cancellation), host));
        }
        catch (TaskNotRunnableException why)
        {
            folder.Delete();
            return await AtEngineAsync(why.Message, cancellation);
        }

        return new PreparedTask(found, null, ProcessFit.Limits(definition.Body));
    }

    private async Task<PreparedTask> AtEngineAsync(string why, CancellationToken cancellation)
    {
        if (!engine.IsAsked)
            throw new TaskNotRunnableException($"{why}; a container engine is not asked (--docker never)");
        if (await engine.FindAsync(cancellation) is not { } found)
            throw new TaskNotRunnableException($"{why}; {engine.WhyNone}");
        var request = await new EngineRequests(context, task, definition, region, address, found, engine.Mark).MakeAsync(cancellation);
        _atEngine = await engine.PrepareAsync(found, request, cancellation);
        return new PreparedTask(_atEngine.Containers, found.Name, EngineLimits.Of(task, definition, found));
    }
}
