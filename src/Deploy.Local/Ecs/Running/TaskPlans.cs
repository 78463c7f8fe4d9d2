using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>A task definition as a plan for processes.</summary>
/// <remarks>
/// Defaults are those of ECS on Fargate; intervals pass as fast as Local's other steps do. See
/// <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"/>.
/// </remarks>
internal static class TaskPlans
{
    private const long MiB = 1024 * 1024;

    public static TaskPlan Of(TaskRecord task, DefinitionRecord definition, LocalClock clock) => new(
        task.Id,
        [.. definition.Containers.Select(container => Container(task, container, clock))],
        task.Memory is { } size && TaskSize.Memory(size) is { } memory ? memory * MiB : null);

    private static ContainerPlan Container(TaskRecord task, JsonObject container, LocalClock clock) => new()
    {
        Name = container.RequiredText("name"),
        IsEssential = container.Flag("essential") ?? true,
        DependsOn = [.. container.Objects("dependsOn").Select(d => new Dependency(d.RequiredText("containerName"), d.RequiredText("condition")))],
        StartTimeout = container.Whole("startTimeout") is { } start ? Scaled(start, clock) : null,
        StopTimeout = CheckRhythm.Timeout(Scaled(container.Whole("stopTimeout") ?? 30, clock)),
        HealthCheck = HealthCheck(container, clock),
        Restart = container.Object("restartPolicy") is { } policy && policy.Flag("enabled") == true
            ? new RestartPlan([.. (policy.Array("ignoredExitCodes") ?? []).Select(code => code!.GetValue<int>())], Scaled(policy.Whole("restartAttemptPeriod") ?? 300, clock))
            : null,
        MemoryLimit = (task.OverrideOf(container.Text("name"))?.Whole("memory") ?? container.Whole("memory")) is { } memory ? memory * MiB : null,
    };

    private static HealthCheckPlan? HealthCheck(JsonObject container, LocalClock clock) =>
        container.Object("healthCheck") is { } check && check.Texts("command") is not (["NONE"] or [])
            ? new HealthCheckPlan(
                Scaled(check.Whole("interval") ?? 30, clock), CheckRhythm.Timeout(Scaled(check.Whole("timeout") ?? 5, clock)),
                check.Whole("retries") ?? 3, Scaled(check.Whole("startPeriod") ?? 0, clock))
            : null;

    private static TimeSpan Scaled(int seconds, LocalClock clock) => clock.Scale(TimeSpan.FromSeconds(seconds));
}
