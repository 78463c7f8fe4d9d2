using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Logs;

/// <summary>A folder of logs with one group, which can be closed and opened again as by another run.</summary>
internal sealed class LineStoreScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogLimits _limits;

    public LineStoreScene(LogLimits? limits = null)
    {
        _limits = limits ?? new LogLimits();
        Restart();
    }

    public LineStore Store { get; private set; } = null!;

    public LineGroup Group => Store.Find("eu-west-1", "/ecs/app")!;

    public string Folder => Path.Combine(_folder.Path, "logs");

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Restart()
    {
        Store?.Dispose();
        Store = new LineStore(new StoreFolder(new StateStore(_folder.Path), "logs"), _limits);
        Store.Open([("eu-west-1", "/ecs/app")]);
    }

    public LineStream Stream(string name = "web/1") => Group.FindOrAdd(name, now: 1)!;

    public void Append(LineStream stream, params (long Time, string Message)[] lines) =>
        Assert.True(Store.TryAppend(stream, lines.Select(line => new NewLine(line.Time, line.Message)), now: 5));

    public static IEnumerable<string> Messages(LineStream stream) => OrderedLines.After(stream.Blocks(), LineKey.Before(0)).Select(line => line.Message);

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
