using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>The log groups of each region, and the streams of each group.</summary>
/// <remarks>
/// Lines lie outside the documents: reads that are behind see old groups, but always all streams and lines. A handler that runs on a snapshot
/// must not add or delete any.
/// </remarks>
internal sealed class LogState(LocalContext context, LineStore store)
{
    /// <summary>How long <c>storedBytes</c> is behind: hours in AWS.</summary>
    public TimeSpan CountingDelay => context.Clock.Scale(TimeSpan.FromHours(2));

    /// <summary>Whether streams and lines may be added and deleted now.</summary>
    public bool TakesLines => !context.Store.ShowsSnapshot;

    public long Now => context.Clock.Now.ToUnixTimeMilliseconds();

    public SortedDictionary<string, LogGroup> Of(string region) => context.Store.Document<SortedDictionary<string, LogGroup>>("logs", region);

    public void Add(string region, LogGroup group)
    {
        if (!Of(region).TryAdd(group.Name, group))
            throw LogErrors.Exists("log group");
        if (TakesLines)
            store.Add(region, group.Name);
    }

    public void Remove(string region, LogGroup group)
    {
        if (TakesLines)
            OnDisk(() => store.Remove(region, group.Name));
        Of(region).Remove(group.Name);
    }

    /// <summary>The group's place for streams; null: it was deleted since the snapshot that a read sees.</summary>
    public LineGroup? Lines(string region, LogGroup group) => store.Find(region, group.Name);

    /// <summary>The group's streams by name, without what its retention ended.</summary>
    public IReadOnlyList<LineStream> Streams(string region, LogGroup group)
    {
        var streams = Lines(region, group)?.All() ?? [];
        if (TakesLines && group.RetentionInDays is not null)
        {
            var oldest = Oldest(group);
            OnDisk(() =>
            {
                foreach (var stream in streams)
                    stream.Trim(oldest);
            });
        }

        return streams;
    }

    /// <summary>What is older has come to the end of its retention; milliseconds since 1970.</summary>
    public long Oldest(LogGroup group) => group.RetentionInDays is { } days ? Now - (days * (long)TimeSpan.FromDays(1).TotalMilliseconds) : 0;

    public void Append(LineStream stream, IEnumerable<NewLine> lines)
    {
        if (TakesLines)
            OnDisk(() => store.TryAppend(stream, lines, Now));
    }

    /// <summary>Does what a full disk, or a folder that is no longer ours, may prevent.</summary>
    /// <exception cref="StateNotWrittenException">It did.</exception>
    public void OnDisk(Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StateNotWrittenException(store.Folder, problem);
        }
    }

    public static string Arn(string region, string group) => Services.Arn.Make("logs", region, $"log-group:{group}");

    /// <summary>The group that the call names, by name or by ARN.</summary>
    public LogGroup Require(LocalCall call)
    {
        var (name, identifier) = (call.Input.Text("logGroupName"), call.Input.Text("logGroupIdentifier"));
        if (name is null == identifier is null)
            throw LogErrors.Invalid("Exactly one of logGroupName and logGroupIdentifier must be specified.");

        const string Prefix = "log-group:";
        if (Services.Arn.TryParse(identifier) is { Service: "logs" } arn && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
            name = arn.Resource[Prefix.Length..];
        return Of(call.Region).GetValueOrDefault(name ?? identifier!) ?? throw LogErrors.GroupNotFound();
    }

    /// <summary>The group that a tagging operation names: its ARN without the <c>:*</c> of its streams.</summary>
    public LogGroup RequireResource(string text)
    {
        const string Prefix = "log-group:";
        if (Services.Arn.TryParse(text) is not { Service: "logs" } arn || !arn.Resource.StartsWith(Prefix, StringComparison.Ordinal) || text.EndsWith(":*", StringComparison.Ordinal))
            throw LogErrors.Invalid($"The specified resource ARN '{text}' is not valid: give a log group's ARN without ':*'.");
        return Of(arn.Region).GetValueOrDefault(arn.Resource[Prefix.Length..]) ?? throw LogErrors.GroupNotFound();
    }
}
