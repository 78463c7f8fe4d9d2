using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Names;

/// <summary>How many characters AWS takes in the name of a resource, by its kind.</summary>
public static class NameLimits
{
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal)
    {
        // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html, and likewise services and families.
        [ResourceSpec.KindOf(typeof(ClusterSpec))] = 255,
        [ResourceSpec.KindOf(typeof(ServiceSpec))] = 255,
        [ResourceSpec.KindOf(typeof(TaskDefinitionSpec))] = 255,

        // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
        [ResourceSpec.KindOf(typeof(EcrRepositorySpec))] = 256,

        // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html, and likewise groups.
        [ResourceSpec.KindOf(typeof(ScheduleSpec))] = 64,
        [ResourceSpec.KindOf(typeof(ScheduleGroupSpec))] = 64,

        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
        [ResourceSpec.KindOf(typeof(RoleSpec))] = 64,

        // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
        [ResourceSpec.KindOf(typeof(LogGroupSpec))] = 512,
    };

    /// <summary>The limit of a kind (<c>task-definition</c>).</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static int Of(string kind) =>
        Known.TryGetValue(kind, out var limit) ? limit : throw new ArgumentException($"'{kind}' is no kind whose names have a known limit.", nameof(kind));
}
