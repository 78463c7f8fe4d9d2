using System.Globalization;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>A service: its deployments as they move, its tasks, what it wrote and what happened to it.</summary>
internal sealed class ServicePage(PageContext page)
{
    private const int MostTasks = 30;
    private const int MostEvents = 20;
    private const int MostLines = 100;

    /// <summary>Null where there is no such service.</summary>
    public View? Show(string region, string cluster, string name)
    {
        if (page.Workloads?.Services(region).FirstOrDefault(known => known.Cluster == cluster && known.Name == name) is not { } service)
            return null;
        var tasks = page.Workloads.Tasks(region).Where(task => task.Cluster == cluster && task.Service == name).ToList();
        return new View
        {
            Title = $"Service {name}",
            Section = "Overview",
            Above = $"""<p class="where">{Owner(service.Owner)}cluster <code>{cluster}</code>, {region}</p>""",
            Live = $"""
                {Summary(service)}
                {Shift(service, region)}
                <h2>Deployments</h2>
                {Deployments(service)}
                <h2>Tasks</h2>
                {new TaskTable(page.Forms).Of(region, tasks.Where(task => !task.IsOver), "Tasks that are there", "There are none.")}
                {new TaskTable(page.Forms).Of(region, tasks.Where(task => task.IsOver).Take(MostTasks), "Tasks that have stopped")}
                <h2>Log</h2>
                {Log(tasks)}
                <h2>What happened</h2>
                {Table.Of("Events", ["Time", "Event"], service.Events.Take(MostEvents).Select((happened, i) => new Row(
                    $"event-{i}", Words.Time(happened.At), $"{Words.Event(happened.Message, name)}")), "Nothing yet.")}
                {Table.Of("Changes", ["Began", "Outcome", "Task definition", "Took", "Why"], service.Changes.Select((change, i) => new Row(
                    $"change-{i}", Words.Time(change.CreatedAt), Words.State(change.Status), $"<code>{change.Definition}</code>",
                    Words.Whole(change.FinishedAt is { } end ? Words.Length(end - change.CreatedAt) : "–"), $"{change.Reason ?? "–"}")))}
                """,
            Below = service.Status == "ACTIVE"
                ? page.Forms.Button("redeploy", "Deploy again", $"{name}, with the same task definition", ("region", region), ("cluster", cluster), ("service", name))
                : Html.None,
        };
    }

    private static string Owner(Owner owner) => owner.Application is null ? "" : $"{owner.Application}, {owner.Environment}, ";

    private Html Summary(ServiceFacts service)
    {
        var host = page.Hosts.GetValueOrDefault(service.Arn);
        return $"""
            <dl class="facts">
            <div><dt>Rollout</dt><dd>{Words.LiveState(service.Status == "ACTIVE" ? service.Rollout : service.Status)}</dd></div>
            <div><dt>Tasks</dt><dd>{service.Running} of {service.Desired} running</dd></div>
            <div><dt>Address</dt><dd>{(host is null ? (Html)$"none: {(page.RunsTasks ? "it listens on no port" : "tasks are simulated")}" : Address(page.UrlOf(host)))}</dd></div>
            {(service.Names.Count == 0 ? Html.None : Names(service.Names))}
            </dl>
            {(host is { Targets.Count: 0 } ? $"""<p class="hint">{host.WhyNone}</p>""" : Html.None)}
            """;
    }

    private static Html Names(IReadOnlyList<NameFacts> names) => $"""<div><dt>Names for tasks</dt><dd>{names.Select(name => (Html)$"""<code title="{name.Kind}, for {name.Where}">{name.Name}</code> """)}</dd></div>""";

    /// <summary>Where traffic is being shifted: how far it is, and what waits for whoever looks.</summary>
    private Html Shift(ServiceFacts service, string region)
    {
        if (service.Shift is not { } shift)
            return Html.None;
        (string, string)[] Fields(string hook) =>
            [("region", region), ("cluster", service.Cluster), ("service", service.Name), ("deployment", shift.DeploymentArn), ("hook", hook)];
        var buttons = shift.Hooks.Select(hook => (Html)$"""
            <p>The deployment waits at a lifecycle hook.</p>
            {page.Forms.Button("continue", "Go on", "with the deployment", Fields(hook))} {page.Forms.Button("roll-back", "Roll back", "the deployment", Fields(hook))}
            """);
        var percent = string.Create(CultureInfo.InvariantCulture, $"{shift.Percent:0.#}");
        return $"""
            <p>{Words.State(shift.Strategy)}: {Words.State(shift.Stage ?? "PENDING")}, {percent} % of the traffic at the new revision
            <progress value="{percent}" max="100" aria-hidden="true"></progress></p>
            {buttons}
            """;
    }

    private static Html Address(string url) => $"""<a href="{url}">{url}</a>""";

    private static Html Deployments(ServiceFacts service) => Table.Of(
        "Deployments that have tasks, the newest first", ["Task definition", "Rollout", "Running", "Starting", "Failed", "What ECS says"],
        service.Deployments.Select(deployment => new Row(
            $"deployment-{deployment.Id}",
            $"<code>{deployment.Definition}</code> {(deployment.IsPrimary ? "" : "(older)")}",
            Words.State(deployment.Rollout),
            $"""{Words.Whole($"{deployment.Running} of {deployment.Desired}")} <progress value="{deployment.Running}" max="{Math.Max(1, deployment.Desired)}" aria-hidden="true"></progress>""",
            $"{deployment.Pending}", $"{deployment.Failed}", $"{deployment.Reason}")));

    /// <summary>The newest lines of all its containers.</summary>
    private Html Log(IReadOnlyList<TaskFacts> tasks)
    {
        var groups = tasks.SelectMany(task => task.Containers).Select(container => container.Log).OfType<LogPlace>().GroupBy(place => (place.Region, place.Group));
        var lines = new List<LogLineFacts>();
        var links = new List<Html>();
        foreach (var group in groups)
        {
            links.Add($"""<a href="{Links.Log(group.Key.Region, group.Key.Group)}">{group.Key.Group}</a> """);
            foreach (var place in group.Take(MostTasks))
                lines.AddRange(page.Logs?.Tail(place.Region, place.Group, place.Stream, "", MostLines) ?? []);
        }

        return links.Count == 0
            ? (Html)$"""<p class="none">Its containers write to no log group.</p>"""
            : $"""{LogLines.Of([.. lines.OrderBy(line => line.At).TakeLast(MostLines)], "Newest lines", withStream: true)}<p>All of {links}</p>""";
    }
}
