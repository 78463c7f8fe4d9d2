using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>A task and its containers.</summary>
internal sealed class TaskPage(PageContext page)
{
    private const int MostLines = 200;

    /// <summary>Null where ECS does not know it, or no longer.</summary>
    public View? Show(string region, string cluster, string id)
    {
        if (page.Workloads?.Tasks(region).FirstOrDefault(known => known.Cluster == cluster && known.Id == id) is not { } task)
            return null;
        return new View
        {
            Title = $"Task {id[..8]}",
            Section = "Overview",
            Above = $"""
                <p class="where">{(task.Service is { } name ? $"""service <a href="{Links.Service(region, cluster, name)}">{name}</a>, """ : Html.None)}cluster <code>{cluster}</code>, {region}</p>
                """,
            Live = $"""
                {Summary(task)}
                <h2>Containers</h2>
                {Table.Of("Containers", ["Container", "State", "Health", "Exit code", "Image", "Why it stopped", "Log"], task.Containers.Select(container => new Row(
                    $"container-{container.Name}", $"{container.Name}", Words.State(container.Status), task.IsOver ? Words.Dash : Words.State(container.Health),
                    container.ExitCode is { } code ? $"{code}" : Words.Dash, $"<code>{container.Image}</code>", $"{container.Reason ?? "–"}",
                    container.Log is { } place ? $"""<a href="{Links.Log(place.Region, place.Group, place.Stream)}">Lines<span class="unseen"> of {container.Name}</span></a>""" : Words.Dash)))}
                <h2>Log</h2>
                {LogLines.Of([.. task.Containers.SelectMany(Lines).OrderBy(line => line.At).TakeLast(MostLines)], "Newest lines", withStream: task.Containers.Count > 1)}
                {(task.Desired == "STOPPED" ? Html.None : new TaskTable(page.Forms).Stop(region, task))}
                """,
        };
    }

    private IReadOnlyList<LogLineFacts> Lines(ContainerFacts container) =>
        container.Log is { } place ? page.Logs?.Tail(place.Region, place.Group, place.Stream, "", MostLines) ?? [] : [];

    private Html Summary(TaskFacts task) => $"""
        <dl class="facts">
        <div><dt>State</dt><dd>{Words.LiveState(task.Status)}</dd></div>
        <div><dt>Health</dt><dd>{Words.State(task.Health)}</dd></div>
        <div><dt>Runs as</dt><dd>{TaskTable.RunsAs(task)}{(task.Engine is { } engine ? $" of {engine}" : "")}</dd></div>
        <div><dt>Task definition</dt><dd><code>{task.Definition}</code></dd></div>
        <div><dt>Address</dt><dd>{Words.Code(task.Address)} <span class="hint">in the account's network</span></dd></div>
        <div><dt>Started by</dt><dd>{task.StartedBy ?? "–"}</dd></div>
        <div><dt>Created</dt><dd>{Words.Time(task.CreatedAt)}</dd></div>
        <div><dt>Running since</dt><dd>{Words.Time(task.StartedAt)}</dd></div>
        <div><dt>Stopped</dt><dd>{Words.Time(task.StoppedAt)}</dd></div>
        </dl>
        {(task.Limits.Count > 0 ? $"""<p class="hint">Not as on AWS: {string.Join("; ", task.Limits)}.</p>""" : Html.None)}
        {(WhySimulated(task) is { } why ? $"""<p class="hint">{why}</p>""" : Html.None)}
        {(task.StoppedReason is { } reason ? $"""<p class="notice bad">{task.StopCode}: {reason}</p>""" : Html.None)}
        """;

    private string? WhySimulated(TaskFacts task) =>
        task.IsProcess ? null
        : !page.RunsTasks ? "This Local simulates all tasks."
        : task.WhySimulated is { } why ? $"It is simulated, because it cannot run here: {why}" : null;
}
