using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>A log driver and its options. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html</summary>
public sealed record LogConfigurationSpec
{
    /// <summary>AWS's own structure.</summary>
    public LogConfiguration Configuration { get; init; } = new();

    /// <summary><c>awslogs</c>, <c>splunk</c> or <c>awsfirelens</c> on Fargate.</summary>
    [ViewOf(nameof(LogConfiguration.LogDriver))]
    public required string LogDriver
    {
        get => Configuration.LogDriver?.Text ?? "";
        init => Configuration = Configuration with { LogDriver = new OpenEnum<LogDriver>(value) };
    }

    /// <summary>Options by the driver's own names, sorted by name.</summary>
    [ViewOf(nameof(LogConfiguration.Options))]
    public EquatableList<LogOptionSpec> Options
    {
        get => (Configuration.Options ?? EquatableMap.Empty).Select(option => new LogOptionSpec(option.Key, option.Value)).ToEquatableList();
        init => Configuration = Configuration with
        {
            Options = value.Count == 0 ? null : new EquatableMap(value.Select(option => new KeyValuePair<string, string>(option.Name, option.Value))),
        };
    }

    /// <summary>AWS's own structure as this.</summary>
    public static LogConfigurationSpec Of(LogConfiguration configuration) => new() { LogDriver = "", Configuration = configuration };

    /// <summary>The driver alone: a value may be the key of a log service.</summary>
    public override string ToString() => LogDriver;
}

/// <summary>An option of a log driver. Its value may be the key of a log service, such as <c>splunk-token</c>.</summary>
public sealed record LogOptionSpec(string Name, string Value)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}
