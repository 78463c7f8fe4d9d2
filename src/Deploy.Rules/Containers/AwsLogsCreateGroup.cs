using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The option is a flag, in any case.</summary>
public sealed class AwsLogsCreateGroup() : ContainerFormRule(
    "DECS0342",
    "awslogs-create-group is true or false",
    "awslogs-create-group is {0}. Use true or false.",
    "LogConfiguration.Options[awslogs-create-group]",
    place => place.Container.AwsLogs()?.Option("awslogs-create-group"),
    flag => flag.ToLowerInvariant() is "true" or "false");
