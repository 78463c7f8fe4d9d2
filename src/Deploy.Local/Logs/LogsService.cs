using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Logs;

/// <summary>
/// Amazon CloudWatch Logs: groups, streams and lines. Groups are in the state, streams and lines in files (<see cref="LineStore"/>), which programs
/// that run write to without waiting for requests.
/// </summary>
public sealed class LogsService : LocalService, ILogGroupCatalog, IResettable, IDisposable
{
    private readonly StoreFolder _folder;
    private readonly LineStore _lines;
    private readonly LogState _state;
    private readonly LogWriter _writer;

    public LogsService(LocalContext context) : this(context, new LogLimits())
    {
    }

    internal LogsService(LocalContext context, LogLimits limits) : base("logs")
    {
        _folder = new StoreFolder(context.Store, "logs");
        _lines = new LineStore(_folder, limits);
        _state = new LogState(context, _lines);
        _writer = new LogWriter(context, _state, _lines);
        _lines.Open(context.Store.Regions("logs").SelectMany(region => _state.Of(region).Keys, (region, name) => (region, name)));
        Access = new LogsAccess(_state);
        context.Peers.Offer<ILogGroupCatalog>(this);
        context.Peers.Offer<ILogWriter>(_writer);
        context.Peers.Offer<IStandIns>(new LogGroupSeeds(context, _state));
        context.Peers.Offer<ILogReader>(new LogReader(context, _state));

        var groups = new LogGroupLocal(_state);
        On("CreateLogGroup", groups.Create);
        On("DescribeLogGroups", groups.Describe);
        On("DeleteLogGroup", groups.Delete);
        On("PutRetentionPolicy", groups.PutRetention);
        On("DeleteRetentionPolicy", groups.DeleteRetention);
        On("AssociateKmsKey", groups.AssociateKey);
        On("DisassociateKmsKey", groups.DisassociateKey);

        var tags = new LogTags(_state);
        context.Peers.Offer<ITagCatalog>(tags);
        On("TagResource", tags.Tag);
        On("UntagResource", tags.Untag);
        On("ListTagsForResource", tags.List);

        var streams = new StreamOperations(_state);
        On("CreateLogStream", streams.Create);
        On("DeleteLogStream", streams.Delete);
        On("DescribeLogStreams", streams.Describe);
        On("PutLogEvents", streams.Put);
        On("GetLogEvents", new EventReads(_state).Get);
        On("FilterLogEvents", new EventSearch(_state).Filter);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidParameterException";

    /// <inheritdoc/>
    public bool Exists(string logGroup, string region) => _state.Of(region).ContainsKey(logGroup);

    /// <inheritdoc/>
    public void Write(string logGroup, string stream, string region, IReadOnlyList<string> lines)
    {
        if (!_state.TakesLines)
            return;
        var now = _state.Now;
        _state.OnDisk(() =>
        {
            if (_lines.Find(region, logGroup)?.FindOrAdd(stream, now) is { } found)
                _lines.TryAppend(found, lines.Select(line => new NewLine(now, line)), now);
        });
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _writer.Forget();
        _lines.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Settle();
        _lines.Dispose();
        _folder.DeleteTemporary();
    }
}
