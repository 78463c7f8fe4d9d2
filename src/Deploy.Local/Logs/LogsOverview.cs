using System.Globalization;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Log groups for the start page.</summary>
internal sealed class LogsOverview(LocalContext context, LogState state) : IOverview
{
    public IReadOnlyList<string> Regions => context.Store.Regions("logs");

    public IEnumerable<OverviewTable> Tables(string region) =>
    [
        new OverviewTable(
            "Log groups", ["Log group", "Kept for", "Streams"],
            [.. state.Of(region).Values.Select(string[] (group) =>
            [
                group.Name, group.RetentionInDays is { } days ? $"{days} days" : "ever", (state.Lines(region, group)?.Count ?? 0).ToString(CultureInfo.InvariantCulture),
            ])]),
    ];
}
