using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Pages.Views;

/// <summary>What runs here, by application and environment.</summary>
internal sealed class OverviewPage(PageContext page, string version)
{
    private const int MostTasks = 10;

    public View Show()
    {
        var parts = page.Regions.SelectMany(Parts).Concat(page.Local.Store.Regions().SelectMany(StandIns)).ToList();
        return new View
        {
            Title = "What runs here",
            Section = "Overview",
            Live = $"{(parts.Count > 0 ? parts : [Nothing()])}",
            Below = $"""
                <h2>This Local</h2>
                <p>Version {version}, account <code>{LocalAccount.Id}</code>. {Tasks()}</p>
                <p>AWS clients can look too: <code>aws ecs list-clusters --endpoint-url {page.Local.Endpoint.Url}</code></p>
                {page.Forms.Button("end", "End Local", "and all tasks")}
                <p class="hint">What was deployed is kept, and comes back with the next start. <code>deploy-ecs local stop</code> does the same.</p>
                """,
        };
    }

    private string Tasks() => page.RunsTasks
        ? "Tasks run as processes of this machine, or at a container engine what cannot be one; the rest is simulated, and says why."
        : "Tasks are simulated: no program runs, and no address of a task answers.";

    private Html Nothing() => $"""
        <p class="none">Nothing was deployed yet. In the folder of a project that declares resources:</p>
        <p><code>dotnet publish -p:DeployToEcs=local</code></p>
        """;

    private IEnumerable<Html> Parts(string region)
    {
        var services = page.Workloads?.Services(region) ?? [];
        var schedules = page.Local.Peers.All<ITimetable>().SelectMany(timetable => timetable.Schedules(region)).ToList();
        var owners = services.Select(service => service.Owner).Concat(schedules.Select(schedule => schedule.Owner)).Distinct()
            .OrderBy(owner => owner.Application is null).ThenBy(owner => owner.Application, StringComparer.Ordinal).ThenBy(owner => owner.Environment, StringComparer.Ordinal);
        foreach (var owner in owners)
            yield return $"""
                <section>
                <h2>{owner.Application ?? "Without an application"} <span class="where">{(owner.Environment is { } environment ? $"{environment}, {region}" : region)}</span></h2>
                {Services(region, services.Where(service => service.Owner == owner))}
                {new ScheduleTable(page.Forms).Of(region, schedules.Where(schedule => schedule.Owner == owner), "Schedules", most: 1)}
                </section>
                """;
        var tasks = (page.Workloads?.Tasks(region) ?? []).Where(task => task.Service is null).Take(MostTasks).ToList();
        if (tasks.Count > 0)
            yield return $"""
                <section>
                <h2>Jobs <span class="where">{region}</span></h2>
                {new TaskTable(page.Forms).Of(region, tasks, "Tasks that no service started")}
                </section>
                """;
        if (page.Workloads?.Gateways(region) is { Count: > 0 } gateways)
            yield return Gateways(region, gateways);
    }

    /// <summary>What is only played, so that nobody takes it for the account's.</summary>
    private IEnumerable<Html> StandIns(string region)
    {
        var things = page.Local.Peers.All<IStandIns>().SelectMany(service => service.StandIns(region)).ToList();
        if (things.Count > 0)
            yield return $"""
                <section>
                <h2>Stand-ins <span class="where">{region}</span></h2>
                <p class="hint">Local made these in the place of what applications refer to and an account has: <code>deploy-ecs local seed</code>, or a deployment.</p>
                {Table.Of("Stand-ins", ["Name", "Kind", "Found by", "Address"], things.Select(thing => new Row(
                    $"stand-in-{region}-{thing.Kind.Replace(' ', '-')}-{thing.Id}",
                    Words.Code(thing.Id),
                    $"{thing.Kind}",
                    thing.Detail is { } detail ? $"{detail}" : Words.Dash,
                    thing.Host is { } host ? $"""<a href="{page.Local.Endpoint.UrlOf(host)}/">{host}</a>""" : Words.Dash)))}
                </section>
                """;
    }

    private Html Services(string region, IEnumerable<ServiceFacts> services)
    {
        var hosts = page.Hosts;
        return Table.Of("Services", ["Service", "Address", "Tasks", "Rollout", "Task definition", "Last event"], services.Select(service => new Row(
            $"service-{region}-{service.Cluster}-{service.Name}",
            $"""<a href="{Links.Service(region, service.Cluster, service.Name)}">{service.Name}</a>""",
            hosts.GetValueOrDefault(service.Arn) is { } host ? Address(host) : Words.Dash,
            Words.Whole($"{service.Running} of {service.Desired}"),
            Words.LiveState(service.Status == "ACTIVE" ? service.Rollout : service.Status),
            $"<code>{service.Definition}</code>",
            service.Events.Count > 0 ? $"{Words.Event(service.Events[0].Message, service.Name)}" : Words.Dash)));
    }

    private Html Address(ServiceHost host) => host.Targets.Count > 0
        ? $"""<a href="{page.UrlOf(host)}">{host.Name}</a>"""
        : (Html)$"""<a href="{page.UrlOf(host)}">{host.Name}</a> <span class="hint">(no task answers yet)</span>""";

    /// <summary>What is https in AWS is http here.</summary>
    private Html Address(RouteFacts route) => page.RunsTasks && Uri.TryCreate(route.Url, UriKind.Absolute, out var url)
        ? $"""<a href="{page.Local.Endpoint.UrlOf(url.Host)}/">{url.Host}</a>"""
        : Words.Code(route.Url);

    private Html Gateways(string region, IReadOnlyList<GatewayFacts> gateways) => $"""
        <section>
        <h2>Gateways <span class="where">{region}</span></h2>
        {Table.Of("Gateways and their routes", ["Gateway", "Status", "Service", "Route", page.RunsTasks ? "URL" : "URL (nothing answers there)"], gateways.SelectMany(gateway => Rows(region, gateway)))}
        </section>
        """;

    private IEnumerable<Row> Rows(string region, GatewayFacts gateway)
    {
        if (gateway.Routes.Count == 0)
            yield return new Row($"gateway-{region}-{gateway.Name}", $"{gateway.Name}", Words.State(gateway.Status), Words.Dash, Words.Dash, Words.Dash);
        foreach (var route in gateway.Routes)
            yield return new Row(
                $"gateway-{region}-{gateway.Name}-{route.Cluster}-{route.Service}",
                $"{gateway.Name}", Words.State(gateway.Status), $"{route.Cluster}/{route.Service}", Words.State(route.Status), Address(route));
    }
}
