using System.Globalization;
using System.Net;
using System.Text;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pages;

/// <summary>What a browser gets at <c>/</c>: what runs here, by Region, and a button that ends it.</summary>
/// <remarks>The page has no script and takes nothing from elsewhere; texts of others, such as names, are shown as they are and never as markup.</remarks>
public sealed class StartPage(LocalContext context, string version)
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #1f2430; background: #fff }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem } h3 { font-size: 1rem; margin-bottom: .3rem }
        table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25rem .8rem .25rem 0; vertical-align: top; overflow-wrap: anywhere }
        th { font-weight: 600; border-bottom: 1px solid #c8ccd4 } td { border-bottom: 1px solid #eceef2 }
        code { font-family: ui-monospace, monospace } p.none { color: #667 }
        @media (prefers-color-scheme: dark) { body { color: #e6e8ee; background: #14161b } th { border-color: #444 } td { border-color: #2a2d35 } p.none { color: #99a } }
        """;

    /// <summary>Whether a browser asks for the page; AWS's protocols use the same path, signed or with an action.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Query.Count == 0 && request.Headers.Authorization.Count == 0;

    /// <summary>Answers with the page.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var page = await context.Gate.RunAsync(Write);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        await http.Response.WriteAsync(page);
    }

    private string Write()
    {
        var page = new StringBuilder();
        page.Append($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>The local AWS of Deploy.Ecs</title><style>{Style}</style></head><body>
            <h1>The local AWS of Deploy.Ecs</h1>
            <p>Version {Text(version)}, account <code>{LocalAccount.Id}</code>, endpoint <code>{Text(context.Endpoint.Url)}</code>. Tasks are simulated: no container runs, and no address of a task answers.
            AWS clients can look too: <code>aws ecs list-clusters --endpoint-url {Text(context.Endpoint.Url)}</code></p>
            {Clock()}
            <form method="post" action="/_local/shutdown"><button>End it</button> What was deployed is kept for the next start.</form>

            """);
        var overviews = context.Peers.All<IOverview>().ToList();
        var regions = overviews.SelectMany(overview => overview.Regions).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var region in regions)
        {
            foreach (var mover in context.Peers.All<IMovesOn>())
                mover.MoveOn(region);
            page.Append($"<h2>{Text(region)}</h2>\n");
            foreach (var table in overviews.SelectMany(overview => overview.Tables(region)).Where(table => table.Rows.Count > 0))
                Append(page, table);
        }

        if (regions.Count == 0)
            page.Append("<p class=\"none\">Nothing was deployed yet: <code>dotnet publish -p:DeployToEcs=local</code></p>\n");
        context.Store.Flush();
        return page.Append("</body></html>\n").ToString();
    }

    private string Clock()
    {
        var (offset, now) = (context.Clock.Offset, context.Clock.Now.UtcDateTime);
        return offset == TimeSpan.Zero
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"<p>Its clock was moved on by {offset.TotalDays:0.##} days and shows {now:yyyy-MM-dd HH:mm:ss} UTC.</p>");
    }

    private static void Append(StringBuilder page, OverviewTable table)
    {
        page.Append($"<h3>{Text(table.Title)}</h3>\n<table><tr>");
        foreach (var column in table.Columns)
            page.Append($"<th>{Text(column)}</th>");
        page.Append("</tr>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var cell in row)
                page.Append($"<td>{Text(cell)}</td>");
            page.Append("</tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
