using Amazon.CloudWatchLogs.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>The last lines that a container of a task wrote, where its log driver is awslogs.</summary>
internal sealed class TaskLogs(AwsClients aws, RevisionContainers containers)
{
    private const int MaximumLines = 20;

    public async Task<IReadOnlyList<string>> LastLinesAsync(string container, string taskId, CancellationToken cancellationToken)
    {
        var options = (await containers.GetAsync(cancellationToken)).FirstOrDefault(candidate => candidate.Name == container)?.LogConfiguration?.Options;
        if (options is null || !options.TryGetValue("awslogs-group", out var group) || !options.TryGetValue("awslogs-stream-prefix", out var prefix)) return [];
        try
        {
            var events = await aws.Logs.GetLogEventsAsync(
                new GetLogEventsRequest { LogGroupName = group, LogStreamName = $"{prefix}/{container}/{taskId}", Limit = MaximumLines, StartFromHead = false }, cancellationToken);
            return (events.Events ?? []).Select(line => line.Message).ToList();
        }
        catch (ResourceNotFoundException)
        {
            // It stopped before it wrote a line.
            return [];
        }
    }
}
