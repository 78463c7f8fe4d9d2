using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Deploy.Engine.Events;

namespace Deploy.Engine.Logs;

/// <summary>Reads the lines of a source, each once, however often it is asked.</summary>
/// <param name="source">Where they are.</param>
/// <param name="logs">The client of its Region.</param>
/// <param name="filter">Only lines with this text; null: all.</param>
/// <param name="since">The first time, in milliseconds since 1970.</param>
/// <param name="events">Takes warnings.</param>
internal sealed class LogReader(LogSource source, IAmazonCloudWatchLogs logs, string? filter, long since, IDeploymentEvents events)
{
    /// <summary>
    /// Lines come late: Docker's driver sends them every five seconds, and each task for itself. What is that old is asked for again, and what was
    /// shown is left out.
    /// </summary>
    private const long LateMilliseconds = 10_000;

    private readonly Dictionary<(string Stream, string Id), long> _shown = [];
    private long _newest;
    private bool _isMissing;

    /// <summary>What was not shown yet, by time.</summary>
    public async IAsyncEnumerable<ContainerLine> ReadNewAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new FilterLogEventsRequest
        {
            LogGroupName = source.Group,
            LogStreamNamePrefix = source.StreamPrefix,
            StartTime = Math.Max(since, _newest - LateMilliseconds),
            FilterPattern = IsPattern ? $"\"{filter}\"" : null,
        };
        do
        {
            var page = await PageAsync(request, cancellationToken);
            foreach (var line in page.Events ?? [])
            {
                var at = line.Timestamp ?? 0;
                if (!_shown.TryAdd((line.LogStreamName, line.EventId), at)) continue;
                _newest = Math.Max(_newest, at);
                if (filter is null || line.Message.Contains(filter, StringComparison.Ordinal))
                    yield return new ContainerLine(DateTimeOffset.FromUnixTimeMilliseconds(at), source.Container, line.LogStreamName[source.StreamPrefix.Length..], line.Message);
            }

            foreach (var old in _shown.Where(shown => shown.Value < _newest - LateMilliseconds).Select(shown => shown.Key).ToList()) _shown.Remove(old);
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
    }

    /// <summary>Whether CloudWatch Logs can look for the text: as a phrase in quotation marks it has no other meaning.</summary>
    private bool IsPattern => filter is not null && !filter.AsSpan().ContainsAny('"', '\\');

    private async Task<FilterLogEventsResponse> PageAsync(FilterLogEventsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await logs.FilterLogEventsAsync(request, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            if (!_isMissing) events.Warn($"There is no log group {source.Group} in {source.Region}.");
            _isMissing = true;
            return new FilterLogEventsResponse();
        }
    }
}
