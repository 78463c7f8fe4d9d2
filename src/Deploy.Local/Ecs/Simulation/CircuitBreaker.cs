using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>A service's deployment circuit breaker as its configuration describes it.</summary>
public sealed record CircuitBreaker(bool Enabled, bool Rollback, bool ResetsOnHealthyTask, int Threshold)
{
    /// <summary>By default half the desired count, at least 3 and at most 200 failures.</summary>
    public static CircuitBreaker Of(JsonObject deploymentConfiguration, int desiredCount)
    {
        var breaker = deploymentConfiguration.Object("deploymentCircuitBreaker") ?? [];
        var custom = breaker.Object("thresholdConfiguration");
        var value = custom?.Whole("value") ?? 50;
        var share = (int)Math.Ceiling(desiredCount * value / 100.0);
        var threshold = custom?.Text("type") switch
        {
            "COUNT" => value,
            "UNBOUNDED_PERCENT" => Math.Max(1, share),
            _ => Math.Clamp(share, 3, 200),
        };
        return new CircuitBreaker(
            breaker.Flag("enable") ?? false, breaker.Flag("rollback") ?? false, breaker.Flag("resetOnHealthyTask") ?? true, threshold);
    }
}
