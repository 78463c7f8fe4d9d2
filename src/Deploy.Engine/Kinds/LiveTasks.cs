using System.Globalization;

namespace Deploy.Engine.Kinds;

/// <summary>What runs in a cluster or service, in words: deleting it ends that.</summary>
internal static class LiveTasks
{
    /// <summary>What a service runs or is to run; null: nothing, so that nobody notices its end.</summary>
    public static string? Of(Amazon.ECS.Model.Service service) =>
        (service.RunningCount ?? 0, service.DesiredCount ?? 0) switch
        {
            (0, 0) => null,
            (0, var desired) => $"a desired count of {desired.ToString(CultureInfo.InvariantCulture)}",
            (var running, _) => Count(running, "running task"),
        };

    /// <summary><c>1 service</c>, <c>2 services</c>.</summary>
    public static string Count(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
