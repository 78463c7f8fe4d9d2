using Deploy.Local.Ecs.State;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>A service's events in ECS's words.</summary>
internal static class ServiceEvents
{
    private const int Kept = 100;

    public static void Started(ServiceRecord service, double at, IReadOnlyList<TaskRecord> tasks) =>
        Add(service, at, $"has started {tasks.Count} tasks: {Names(tasks)}.");

    public static void Stopped(ServiceRecord service, double at, IReadOnlyList<TaskRecord> tasks) =>
        Add(service, at, $"has stopped {tasks.Count} running tasks: {Names(tasks)}.");

    public static void Registered(ServiceRecord service, double at, string targetGroup) =>
        Add(service, at, $"registered 1 targets in (target-group {targetGroup})");

    public static void Deregistered(ServiceRecord service, double at, string targetGroup) =>
        Add(service, at, $"deregistered 1 targets in (target-group {targetGroup})");

    public static void Draining(ServiceRecord service, double at, int tasks) =>
        Add(service, at, $"has begun draining connections on {tasks} tasks.");

    public static void Unhealthy(ServiceRecord service, double at, TaskRecord task, string why) =>
        Add(service, at, $"(task {task.Id}) {why}");

    public static void CannotPlace(ServiceRecord service, double at, string reason) =>
        Add(service, at, $"was unable to place a task{reason}");

    public static void CannotStartSteadily(ServiceRecord service, double at) =>
        Add(service, at, "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");

    public static void Completed(ServiceRecord service, double at, DeploymentRecord deployment) =>
        Add(service, at, $"(deployment {deployment.Id}) deployment completed.");

    public static void Failed(ServiceRecord service, double at, DeploymentRecord deployment) =>
        Add(service, at, $"(deployment {deployment.Id}) deployment failed: tasks failed to start.");

    public static void RollingBack(ServiceRecord service, double at, DeploymentRecord to) =>
        Add(service, at, $"rolling back to (deployment {to.Id}).");

    public static void FunctionSkipped(ServiceRecord service, double at, string function, string stage) =>
        Add(service, at, $"counts the lifecycle hook {function} at {stage} as succeeded: there are no Lambda functions here.");

    public static void TrafficStays(ServiceRecord service, double at, string why) =>
        Add(service, at, $"was unable to shift traffic back: {why}");

    public static void Steady(ServiceRecord service, double at) => Add(service, at, "has reached a steady state.");

    private static void Add(ServiceRecord service, double at, string text)
    {
        service.Events.Insert(0, new EventRecord(Guid.NewGuid().ToString(), at, $"(service {service.Name}) {text}"));
        if (service.Events.Count > Kept)
            service.Events.RemoveRange(Kept, service.Events.Count - Kept);
    }

    private static string Names(IEnumerable<TaskRecord> tasks) => string.Join(' ', tasks.Select(task => $"(task {task.Id})"));
}
