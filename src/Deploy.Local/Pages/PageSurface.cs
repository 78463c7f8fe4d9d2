using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Pages.Views;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deploy.Local.Pages;

/// <summary>What a browser gets at <c>/</c> and below <c>/_local/page</c>.</summary>
internal sealed class PageSurface(PageContext page, string version) : IHttpSurface
{
    /// <summary>A script that only wants what changes says so with this header.</summary>
    private const string PartHeader = "X-Part";

    /// <summary>Whether a browser asks for the page at <c>/</c>; AWS's protocols use the same path, signed or with an action.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Query.Keys.All(key => key == Links.Notice) && request.Headers.Authorization.Count == 0;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        var (service, task, logs) = (new ServicePage(page), new TaskPage(page), new LogsPage(page));
        Get($"{Links.Root}/service/{{region}}/{{cluster}}/{{name}}", http => InRegion(http, region => service.Show(region, Value(http, "cluster"), Value(http, "name"))));
        Get($"{Links.Root}/task/{{region}}/{{cluster}}/{{id}}", http => InRegion(http, region => task.Show(region, Value(http, "cluster"), Value(http, "id"))));
        Get($"{Links.Root}/log/{{region}}", http => InRegion(http, region => logs.Show(region, Query(http, "group") ?? "", Query(http, "stream"), Query(http, "text") ?? "")));
        Get(Links.Logs, _ => logs.Show());
        Get(Links.Schedules, _ => new SchedulesPage(page).Show());
        Get(Links.Images, _ => new ImagesPage(page).Show());
        Get(Links.Requests, http => new RequestsPage(page).Show(Query(http, "show") ?? ""));
        Get(Links.Faults, _ => new FaultsPage(page).Show());
        Get(Links.Clock, _ => new ClockPage(page).Show());
        routes.MapGet(Links.Style, Asset("style.css", "text/css; charset=utf-8"));
        routes.MapGet(Links.Script, Asset("script.js", "text/javascript; charset=utf-8"));

        void Get(string path, Func<HttpContext, View?> show) => routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], http => AnswerAsync(http, show));
    }

    /// <summary>Answers with the overview.</summary>
    public Task AnswerAsync(HttpContext http) => AnswerAsync(http, _ => new OverviewPage(page, version).Show());

    private async Task AnswerAsync(HttpContext http, Func<HttpContext, View?> show)
    {
        var text = await page.RunAsync(
            () =>
            {
                var view = show(http);
                if (view is null)
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                view ??= NotFound();
                return (http.Request.Headers.ContainsKey(PartHeader) ? view.Live : Layout.Of(view, page.Notices.Find(Query(http, Links.Notice)), Foot())).ToString();
            },
            http.RequestAborted);
        await PageReply.WriteAsync(http, text);
    }

    private View? InRegion(HttpContext http, Func<string, View?> show) => Value(http, "region") is var region && page.Regions.Contains(region) ? show(region) : null;

    private Html Foot() => page.Local.Clock.Offset == TimeSpan.Zero
        ? $"<p>Times are in UTC.</p>"
        : (Html)$"""<p>Times are in UTC. <a href="{Links.Clock}">Local's clock</a> was moved on by {Words.Length(page.Local.Clock.Offset)}.</p>""";

    private static View NotFound() => new()
    {
        Title = "Not here",
        Live = $"""<p>There is no such thing, or it is gone: ECS forgets stopped tasks after a while. <a href="{Links.Overview}">What runs here</a></p>""",
    };

    private static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";

    private static string? Query(HttpContext http, string name) => http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static RequestDelegate Asset(string name, string type)
    {
        using var stream = typeof(PageSurface).Assembly.GetManifestResourceStream($"Pages/{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var content = bytes.ToArray();
        return async http =>
        {
            PageReply.Secure(http);
            http.Response.ContentType = type;
            await http.Response.Body.WriteAsync(content);
        };
    }
}
