using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>When a rolling deployment is successful before all of its tasks run.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/early-success-criteria.html"/>.</remarks>
/// <param name="HealthyPercent">How much of the desired count has to be well.</param>
/// <param name="IsDeferred">Whether older tasks go after the success, and not before it.</param>
public sealed record EarlySuccess(int HealthyPercent, bool IsDeferred)
{
    /// <summary>Null where the deployment has no such criteria.</summary>
    public static EarlySuccess? Of(JsonObject deploymentConfiguration) =>
        deploymentConfiguration.Object("earlySuccessCriteria") is { } criteria && criteria.Flag("enable") == true
            ? new EarlySuccess(criteria.Whole("healthyPercent") ?? 100, criteria.Text("sourceServiceRevisionCleanup") == "DEFERRED")
            : null;

    /// <summary>How many tasks have to be well: half of three is two.</summary>
    public int Needed(int desiredCount) => (int)Math.Ceiling(desiredCount * HealthyPercent / 100.0);
}
