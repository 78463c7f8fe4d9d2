namespace Deploy.Local.Pages.Markup;

/// <summary>The addresses of the pages.</summary>
internal static class Links
{
    public const string Root = "/_local/page";
    public const string Overview = "/";
    public const string Logs = $"{Root}/logs";
    public const string Schedules = $"{Root}/schedules";
    public const string Images = $"{Root}/images";
    public const string Requests = $"{Root}/requests";
    public const string Faults = $"{Root}/faults";
    public const string Clock = $"{Root}/clock";
    public const string Style = $"{Root}/style.css";
    public const string Script = $"{Root}/script.js";

    /// <summary>The query's member that names a notice.</summary>
    public const string Notice = "notice";

    public static string Service(string region, string cluster, string name) => $"{Root}/service/{Part(region)}/{Part(cluster)}/{Part(name)}";

    public static string Task(string region, string cluster, string id) => $"{Root}/task/{Part(region)}/{Part(cluster)}/{Part(id)}";

    public static string Log(string region, string group, string? stream = null) =>
        $"{Root}/log/{Part(region)}?group={Part(group)}{(stream is null ? "" : $"&stream={Part(stream)}")}";

    public static string Action(string name) => $"{Root}/do/{name}";

    private static string Part(string text) => Uri.EscapeDataString(text);
}
