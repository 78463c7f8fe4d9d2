using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Prepares the containers of a task, and takes what they write to their log streams.</summary>
internal sealed class TaskSetting(
    LocalContext context, TaskRecord task, DefinitionRecord definition, string region, LoopbackAddress address, TaskFolder folder, string mark) : ITaskSetting
{
    private readonly ContainerLogs _logs = new(context, task, definition, region);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ContainerProgram>> PrepareAsync(TaskPlan plan, CancellationToken cancellation)
    {
        folder.Make();
        var programs = new ContainerPrograms(context, task, definition, region, address, folder, mark);
        var found = new Dictionary<string, ContainerProgram>(StringComparer.Ordinal);
        foreach (var container in definition.Body.Objects("containerDefinitions"))
            found.Add(container.RequiredText("name"), await programs.OfAsync(container, cancellation));
        _logs.Open();
        return found;
    }

    /// <inheritdoc/>
    public void Write(string container, IReadOnlyList<string> lines) => _logs.Write(container, lines);

    /// <inheritdoc/>
    public Task EndAsync()
    {
        _logs.Close();
        folder.Delete();
        return Task.CompletedTask;
    }
}
