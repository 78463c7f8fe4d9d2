using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>ECS's events: state changes of tasks and of deployments.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html"/>.</remarks>
internal sealed class EcsBusEvents(LocalContext context) : IEcsEvents
{
    private const string Source = "aws.ecs";

    public void TaskChanged(string region, TaskRecord task, double at)
    {
        if (Bus(region) is not { } bus)
            return;
        var detail = TaskView.Of(task, withTags: false).With("updatedAt", at);
        detail.Remove("tags");
        // Times are numbers in replies and texts in events.
        foreach (var name in detail.Select(member => member.Key).Where(name => name.EndsWith("At", StringComparison.Ordinal)).ToList())
            if (detail.Number(name) is { } moment)
                detail[name] = Text(moment);
        bus.Put(region, Source, "ECS Task State Change", [task.Arn], detail, at);
    }

    public void DeploymentChanged(string region, ServiceRecord service, DeploymentRecord deployment, string name, double at) =>
        Bus(region)?.Put(
            region, Source, "ECS Deployment State Change", [service.Arn],
            new JsonObject
            {
                ["eventType"] = name == "SERVICE_DEPLOYMENT_FAILED" ? "ERROR" : "INFO",
                ["eventName"] = name,
                ["deploymentId"] = deployment.Id,
                ["updatedAt"] = Text(at),
                ["reason"] = deployment.RolloutReason,
            },
            at);

    private IEventBus? Bus(string region) => context.Peers.Find<IEventBus>() is { } bus && bus.IsHeard(region) ? bus : null;

    private static string Text(double seconds) =>
        LocalClock.FromTimestamp(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
