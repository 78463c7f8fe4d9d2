using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>What a reply with lines holds at most, and how each is told.</summary>
internal static class EventPage
{
    public const int Largest = 10_000;

    /// <summary>AWS's: as many lines as fit into 1 MiB.</summary>
    public const int MostBytes = 1 << 20;

    public static int Limit(JsonObject input) => Math.Clamp(input.Whole("limit") ?? Largest, 1, Largest);

    public static JsonObject Describe(StoredLine line) => new()
    {
        ["timestamp"] = line.Key.Time,
        ["message"] = line.Message,
        ["ingestionTime"] = line.Ingested,
    };

    /// <summary>The first lines, as many as fit; at least one, where there is one.</summary>
    public static List<StoredLine> Fill(IEnumerable<StoredLine> lines, int limit)
    {
        var page = new List<StoredLine>();
        var bytes = 0;
        foreach (var line in lines.Take(limit))
        {
            bytes += Encoding.UTF8.GetByteCount(line.Message);
            if (bytes > MostBytes && page.Count > 0)
                break;
            page.Add(line);
        }

        return page;
    }
}
