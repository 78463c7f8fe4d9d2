using System.Text.Json.Nodes;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Writes to a stream, and to its successor where it was deleted meanwhile.</summary>
internal sealed class LogStreamWriter : ILogStreamWriter
{
    private readonly Lock _lock = new();
    private readonly LocalContext _context;
    private readonly LineStore _store;
    private readonly string _logGroup;
    private readonly string _name;
    private readonly string _region;
    private LineStream? _stream;
    private bool _told;
    private bool _disposed;

    public LogStreamWriter(LocalContext context, LineStore store, string logGroup, string name, string region)
    {
        (_context, _store, _logGroup, _name, _region) = (context, store, logGroup, name, region);
        Try(() => Find(Now));
    }

    private long Now => _context.Clock.Now.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public void Write(IReadOnlyList<LogLine> lines)
    {
        var events = lines.SelectMany(line => LineSplitter.Split(line.Message), (line, text) => new NewLine(line.Time.ToUnixTimeMilliseconds(), text));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Try(() =>
            {
                var now = Now;
                // A stream may be deleted after it was found; then a new one takes the lines.
                for (var tries = 0; tries < 2 && Find(now) is { } stream; tries++)
                {
                    if (_store.TryAppend(stream, events, now))
                        return;
                }

                Tell(400, LogErrors.GroupNotFound().Code);
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _stream?.Release();
            _stream = null;
        }
    }

    private LineStream? Find(long now)
    {
        if (_stream is { IsGone: false })
            return _stream;
        _stream?.Release();
        _stream = _store.Find(_region, _logGroup)?.FindOrAdd(_name, now);
        _stream?.Hold();
        return _stream;
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Tell(500, problem.Message);
        }
    }

    private void Tell(int status, string problem)
    {
        if (_told)
            return;
        _told = true;
        _context.Requests.Record(new RequestEntry(
            "logs", "PutLogEvents", Mutating: false, status, problem, _region, "",
            new JsonObject { ["logGroupName"] = _logGroup, ["logStreamName"] = _name }));
    }
}
