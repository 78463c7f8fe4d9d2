using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>The times that a request asks for, in milliseconds since 1970.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The first that is not asked for.</param>
internal readonly record struct TimeWindow(long Start, long End)
{
    public LineKey First => LineKey.Before(Start);

    public LineKey Last => LineKey.Before(End);

    /// <param name="input">The request.</param>
    /// <param name="oldest">What is older has come to the end of its retention.</param>
    public static TimeWindow Of(JsonObject input, long oldest) => new(
        Math.Max((long)(input.Number("startTime") ?? 0), oldest), (long)(input.Number("endTime") ?? long.MaxValue));
}
