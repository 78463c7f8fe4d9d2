using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>
/// The lifecycle hooks of a deployment: those that pause wait for ContinueServiceDeployment or their time-out. There is no Lambda here, and so
/// functions count as having succeeded.
/// </summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html"/>.</remarks>
internal sealed class LifecycleHooks(Pace pace)
{
    public const string Awaiting = "AWAITING_ACTION";
    private const string Succeeded = "SUCCEEDED";
    private const string Failed = "FAILED";
    private const string TimedOut = "TIMED_OUT";
    private const string Pause = "PAUSE";
    private const string RollBack = "ROLLBACK";

    /// <summary>ECS's own for hooks without a time-out: a day.</summary>
    private const int UsualTimeoutMinutes = 1440;

    /// <summary>The deployment has come to a stage, or to another step of it.</summary>
    /// <returns>The functions that would have been called.</returns>
    public IReadOnlyList<string> Begin(TrafficRecord traffic, JsonObject configuration, double at)
    {
        var functions = new List<string>();
        foreach (var hook in configuration.Objects("lifecycleHooks").Where(hook => hook.Texts("lifecycleStages").Contains(traffic.Stage!)))
        {
            var pauses = hook.Text("targetType") == Pause;
            var timeout = hook.Object("timeoutConfiguration") ?? [];
            traffic.Hooks.Add(new HookRecord
            {
                Id = Guid.NewGuid().ToString(),
                Stage = traffic.Stage!,
                TargetType = pauses ? Pause : "AWS_LAMBDA",
                TargetArn = hook.Text("hookTargetArn"),
                Status = pauses ? Awaiting : Succeeded,
                ExpiresAt = pauses ? at + pace.Bake(timeout.Whole("timeoutInMinutes") ?? UsualTimeoutMinutes) : null,
                TimeoutAction = timeout.Text("action") ?? RollBack,
            });
            if (!pauses)
                functions.Add(hook.RequiredText("hookTargetArn"));
        }

        return functions;
    }

    /// <summary>When a hook that is waited for expires; null: none is.</summary>
    public static double? WaitsUntil(TrafficRecord traffic) =>
        traffic.Hooks.Where(hook => hook.Status == Awaiting).Min(hook => hook.ExpiresAt);

    /// <summary>Ends the hooks that nobody acted on in time; returns whether the deployment has to roll back.</summary>
    public static bool Expire(TrafficRecord traffic, double at)
    {
        var rollsBack = false;
        foreach (var hook in traffic.Hooks.Where(hook => hook.Status == Awaiting && hook.ExpiresAt <= at))
        {
            hook.Status = TimedOut;
            rollsBack |= hook.TimeoutAction == RollBack;
        }

        return rollsBack;
    }

    /// <summary>Somebody acts on a hook that waits.</summary>
    /// <returns>Whether the deployment has to roll back.</returns>
    public static bool Act(HookRecord hook, string? action)
    {
        var rollsBack = action == RollBack;
        hook.Status = rollsBack ? Failed : Succeeded;
        return rollsBack;
    }
}
