using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>Questions about a container's log configuration.</summary>
internal static class LogOptions
{
    /// <summary>The value of an option; null when it is not given.</summary>
    public static string? Option(this LogConfigurationSpec log, string name) => log.Options.FirstOrDefault(option => option.Name == name)?.Value;

    /// <summary>The container's configuration of CloudWatch Logs; null when it logs to something else or nothing.</summary>
    public static LogConfigurationSpec? AwsLogs(this ContainerSpec container) =>
        container.LogConfiguration is { LogDriver: LogDrivers.AwsLogs } log ? log : null;
}
