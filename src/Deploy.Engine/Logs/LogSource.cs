using Amazon.ECS.Model;

namespace Deploy.Engine.Logs;

/// <summary>Where the containers of one name write: streams <c>prefix/container/task</c> of a log group.</summary>
/// <param name="Region">The group's Region.</param>
/// <param name="Group">The log group.</param>
/// <param name="StreamPrefix"><c>prefix/container/</c>.</param>
/// <param name="Container">The container.</param>
internal sealed record LogSource(string Region, string Group, string StreamPrefix, string Container)
{
    /// <summary>Null where its log driver is not awslogs, or its streams have no prefix to tell them by.</summary>
    /// <param name="container">The container as it is registered.</param>
    /// <param name="region">The Region of its task.</param>
    public static LogSource? Of(ContainerDefinition container, string region) =>
        container.LogConfiguration is { Options: { } options } log && log.LogDriver?.Value == "awslogs"
        && options.TryGetValue("awslogs-group", out var group) && options.TryGetValue("awslogs-stream-prefix", out var prefix)
            ? new LogSource(options.GetValueOrDefault("awslogs-region") ?? region, group, $"{prefix}/{container.Name}/", container.Name)
            : null;
}
