namespace Deploy.Local.Pages.Markup;

/// <summary>The frame of all pages.</summary>
internal static class Layout
{
    private static readonly (string Name, string Link)[] Sections =
    [
        ("Overview", Links.Overview), ("Logs", Links.Logs), ("Schedules", Links.Schedules), ("Images", Links.Images), ("Requests", Links.Requests),
        ("Faults", Links.Faults), ("Clock", Links.Clock),
    ];

    /// <param name="view">The page.</param>
    /// <param name="notice">What an action came to; null: there was none.</param>
    /// <param name="foot">What stands below every page.</param>
    public static Html Of(View view, Notice? notice, Html foot) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{view.Title} – local AWS of Deploy.Ecs</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="{Links.Style}" />
        <script src="{Links.Script}" defer="defer"></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        <p class="brand"><a href="{Links.Overview}">Local AWS</a></p>
        <nav aria-label="Pages"><ul>{Sections.Select(section => Entry(section.Name, section.Link, section.Name == view.Section))}</ul></nav>
        </header>
        <main id="main" tabindex="-1">
        <h1>{view.Title}</h1>
        {(notice is null ? Html.None : $"""<p class="notice {(notice.IsProblem ? "bad" : "good")}" role="{(notice.IsProblem ? "alert" : "status")}">{notice.Text}</p>""")}
        {view.Above}
        <div id="live">{view.Live}</div>
        {view.Below}
        </main>
        <footer>
        <p id="lost" role="status" hidden="hidden">Local does not answer: what stands here is old.</p>
        {foot}
        <noscript><p>This page does not follow by itself without script. <a href="">Look again</a></p></noscript>
        </footer>
        </body>
        </html>

        """;

    private static Html Entry(string name, string link, bool isHere) => isHere
        ? $"""<li><a href="{link}" aria-current="page">{name}</a></li>"""
        : (Html)$"""<li><a href="{link}">{name}</a></li>""";
}
