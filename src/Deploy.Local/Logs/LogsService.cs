using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Amazon CloudWatch Logs: groups, streams and lines. Lines are kept until their group is deleted, whatever its retention.</summary>
public sealed class LogsService : LocalService, ILogGroupCatalog
{
    private readonly LogState _state;

    public LogsService(LocalContext context) : base("logs")
    {
        _state = new LogState(context);
        Access = new LogsAccess(_state);
        context.Peers.Offer<ILogGroupCatalog>(this);
        context.Peers.Offer<IOverview>(new LogsOverview(context, _state));

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
        On("DescribeLogStreams", streams.Describe);
        On("PutLogEvents", streams.Put);
        var reads = new EventReads(_state);
        On("GetLogEvents", reads.Get);
        On("FilterLogEvents", reads.Filter);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidParameterException";

    /// <inheritdoc/>
    public bool Exists(string logGroup, string region) => _state.Of(region).ContainsKey(logGroup);

    /// <inheritdoc/>
    public void Write(string logGroup, string stream, string region, IReadOnlyList<string> lines)
    {
        if (!_state.Of(region).TryGetValue(logGroup, out var group))
            return;
        if (!group.Streams.TryGetValue(stream, out var found))
            group.Streams[stream] = found = new LogStream { Name = stream, CreatedAt = _state.Now };
        found.Append(lines.Select(line => (_state.Now, line)), _state.Now);
    }
}
