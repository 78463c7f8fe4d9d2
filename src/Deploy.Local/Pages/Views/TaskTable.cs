using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>Tasks with their states and a button that stops them.</summary>
internal sealed class TaskTable(Form forms)
{
    private const int ShortId = 8;

    public Html Of(string region, IEnumerable<TaskFacts> tasks, string caption, string none = "") => Table.Of(
        caption, ["Task", "State", "Health", "Runs as", "Task definition", "Began", "Why it stopped", "Action"], tasks.Select(task => new Row(
            $"task-{task.Id}",
            $"""<a href="{Links.Task(region, task.Cluster, task.Id)}"><code>{task.Id[..ShortId]}</code></a>""",
            Words.State(task.Status),
            task.IsOver ? Words.Dash : Words.State(task.Health),
            $"{RunsAs(task)}",
            $"<code>{task.Definition}</code>",
            Words.Time(task.CreatedAt),
            task.IsOver || task.StoppedReason is not null ? Reason(task) : Words.Dash,
            task.Desired == "STOPPED" || task.IsOver ? Words.Dash : Stop(region, task))), none);

    /// <summary>What a task is here, in a word.</summary>
    public static string RunsAs(TaskFacts task) => !task.IsProcess ? "simulated" : task.Engine is null ? "process" : "container";

    public Html Stop(string region, TaskFacts task) =>
        forms.Button("stop", "Stop", $"task {task.Id[..ShortId]}", ("region", region), ("cluster", task.Cluster), ("task", task.Id));

    private static string? Why(ContainerFacts container)
    {
        var why = string.Join(", ", new[] { container.ExitCode is { } code ? $"exit code {code}" : null, container.Reason }.OfType<string>());
        return why.Length > 0 ? $"{container.Name}: {why}" : null;
    }

    private static Html Reason(TaskFacts task)
    {
        var containers = string.Join(", ", task.Containers.Select(Why).OfType<string>());
        return $"{task.StoppedReason ?? task.StopCode}{(containers.Length > 0 ? $" ({containers})" : "")}";
    }
}
