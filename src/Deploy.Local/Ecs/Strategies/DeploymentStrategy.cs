using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Strategies;

/// <summary>How a deployment configuration wants traffic to come to a new revision.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html"/>.</remarks>
/// <param name="Name">ROLLING, BLUE_GREEN, LINEAR or CANARY.</param>
/// <param name="Steps">How production traffic is shifted, up to 100 percent; none where nothing is shifted.</param>
/// <param name="BakeMinutes">How long both revisions run when all of it is shifted.</param>
public sealed record DeploymentStrategy(string Name, IReadOnlyList<TrafficStep> Steps, int BakeMinutes)
{
    private static readonly TrafficStep All = new(100, 0);

    /// <summary>Whether a new revision runs beside the present one until traffic has been shifted.</summary>
    public bool Shifts => Steps.Count > 0;

    /// <summary>Reads a configuration that has ECS's defaults.</summary>
    public static DeploymentStrategy Of(JsonObject configuration)
    {
        var name = configuration.Text("strategy") ?? "ROLLING";
        return new DeploymentStrategy(name, StepsOf(name, configuration), configuration.Whole("bakeTimeInMinutes") ?? 0);
    }

    private static IReadOnlyList<TrafficStep> StepsOf(string name, JsonObject configuration)
    {
        switch (name)
        {
            case "BLUE_GREEN":
                return [All];
            case "CANARY":
                var canary = configuration.Object("canaryConfiguration") ?? [];
                var first = new TrafficStep(canary.Number("canaryPercent") ?? 5, canary.Whole("canaryBakeTimeInMinutes") ?? 10);
                return first.Percent < 100 ? [first, All] : [All];
            case "LINEAR":
                var linear = configuration.Object("linearConfiguration") ?? [];
                return [.. Linear(linear.Number("stepPercent") ?? 10, linear.Whole("stepBakeTimeInMinutes") ?? 6)];
            default:
                return [];
        }
    }

    /// <summary>Equal steps; the last one is what is left, and is not waited for.</summary>
    private static IEnumerable<TrafficStep> Linear(double percent, int bakeMinutes)
    {
        for (var step = 1; Math.Round(step * percent, 1) < 100; step++)
            yield return new TrafficStep(Math.Round(step * percent, 1), bakeMinutes);
        yield return All;
    }
}

/// <summary>A step of a shift of production traffic.</summary>
/// <param name="Percent">The share of the new revision after it.</param>
/// <param name="BakeMinutes">How long it is waited before the next one.</param>
public sealed record TrafficStep(double Percent, int BakeMinutes);
