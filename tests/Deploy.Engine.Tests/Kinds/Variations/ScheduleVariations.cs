using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>What the life of a schedule varies, where the other cluster and tasks are.</summary>
internal static class ScheduleVariations
{
    /// <summary>Of a schedule whose failures may go to a queue.</summary>
    public static IReadOnlyList<(string Property, Func<ScheduleSpec, ScheduleSpec> Change)> Of(string queue) =>
    [
        ("ScheduleExpression", spec => spec with { ScheduleExpression = "rate(2 hours)" }),
        ("ScheduleExpressionTimezone", spec => spec with { ScheduleExpressionTimezone = "Europe/Berlin" }),
        ("MaximumWindowInMinutes", spec => spec with { MaximumWindowInMinutes = 15 }),
        ("Description", spec => spec with { Description = "clears up" }),
        ("StartDate", spec => spec with { StartDate = "2040-01-01T00:00:00+01:00" }),
        ("EndDate", spec => spec with { EndDate = "2041-01-01T00:00:00Z" }),
        ("Enabled", spec => spec with { Enabled = false }),
        ("DeleteAfterCompletion", spec => spec with { DeleteAfterCompletion = true, EndDate = "2041-01-01T00:00:00Z" }),
        ("Role", spec => spec with { Role = Application.OtherScheduleRole.Address }),
        ("TaskCount", spec => spec with { TaskCount = 2 }),
        ("PlatformVersion", spec => spec with { PlatformVersion = "1.4.0" }),
        ("NetworkConfiguration.AssignPublicIp", spec => spec.On(network => network with { AssignPublicIp = true })),
        ("MaximumRetryAttempts", spec => spec with { MaximumRetryAttempts = 0 }),
        ("MaximumEventAgeInSeconds", spec => spec with { MaximumEventAgeInSeconds = 60 }),
        ("DeadLetterQueueArn", spec => spec with { DeadLetterQueueArn = queue }),
        ("Cluster", spec => spec with { Cluster = Application.OtherCluster.Address }),
        ("TaskDefinition", spec => spec with { TaskDefinition = Application.OtherTask.Address }),
        ("LaunchType", spec => spec with { LaunchType = LaunchType.Ec2, TaskDefinition = Application.OtherTask.Address }),
        ("NetworkConfiguration.Subnets", spec => spec.On(network => network with { Subnets = EquatableList.Of(network.Subnets[0]) })),
        ("NetworkConfiguration.SecurityGroups", spec => spec.On(network => network with { SecurityGroups = EquatableList.Of("sg-0123456789abcdef0") })),
    ];

    private static ScheduleSpec On(this ScheduleSpec spec, Func<NetworkSpec, NetworkSpec> change) =>
        spec with { NetworkConfiguration = change(spec.NetworkConfiguration!) };
}
