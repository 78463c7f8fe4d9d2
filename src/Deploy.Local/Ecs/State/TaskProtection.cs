using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>Keeps a task of a service from being ended by a smaller count or a deployment, while it works on something.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html"/>.</remarks>
internal static class TaskProtection
{
    private const int UsualMinutes = 120;
    private const int MostMinutes = 2880;

    /// <summary>How long a protection holds.</summary>
    /// <exception cref="LocalServiceException">It is out of range.</exception>
    public static int Minutes(int? given) => given is < 1 or > MostMinutes
        ? throw EcsErrors.Invalid($"expiresInMinutes must be from 1 to {MostMinutes}.")
        : given ?? UsualMinutes;

    /// <summary>Why a task cannot be protected; null: it can.</summary>
    public static string? WhyNot(TaskRecord task) =>
        task is { ServiceName: null } or { Desired: TaskStatus.Stopped } or { Last: TaskStatus.Stopped } ? "TASK_NOT_VALID" : null;

    /// <summary>Protects a task, or lets it go; its scheduler looks again at what waited for that.</summary>
    public static void Set(ClusterRecord cluster, TaskRecord task, bool enabled, int minutes, double at)
    {
        // People's own time, which passes as it does: not that of Local's steps.
        task.ProtectedUntil = enabled ? at + TimeSpan.FromMinutes(minutes).TotalSeconds : null;
        if (task.ServiceName is { } name && cluster.Services.GetValueOrDefault(name) is { } service)
            service.Wake(at);
    }
}
