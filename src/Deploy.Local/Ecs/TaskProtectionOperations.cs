using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>The protection of tasks, read and set.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html"/>.</remarks>
internal sealed class TaskProtectionOperations(EcsStore store)
{
    private const int MostUpdated = 10;
    private const int MostRead = 100;

    public JsonObject Get(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var names = call.Input.Texts("tasks");
        if (names.Count is 0 or > MostRead)
            throw EcsErrors.Invalid($"tasks must have 1 to {MostRead} elements.");
        return Each(call, cluster, names, task => View(task, store.Now));
    }

    public JsonObject Update(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var names = call.Input.Texts("tasks");
        if (names.Count is 0 or > MostUpdated)
            throw EcsErrors.Invalid($"tasks must have 1 to {MostUpdated} elements.");
        var minutes = TaskProtection.Minutes(call.Input.Whole("expiresInMinutes"));
        var enabled = call.Input.Flag("protectionEnabled") == true;
        return Each(call, cluster, names, task =>
        {
            TaskProtection.Set(cluster, task, enabled, minutes, store.Now);
            return View(task, store.Now);
        });
    }

    /// <summary>The model's ProtectedTask.</summary>
    private static JsonObject View(TaskRecord task, double at) => new JsonObject { ["taskArn"] = task.Arn, ["protectionEnabled"] = task.IsProtected(at) }
        .With("expirationDate", task.IsProtected(at) ? Moments.Of(task.ProtectedUntil) : null);

    private static JsonObject Each(LocalCall call, ClusterRecord cluster, IReadOnlyList<string> names, Func<TaskRecord, JsonObject> act)
    {
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in names)
        {
            var task = EcsStore.FindTask(cluster, name);
            var reason = task is null ? "MISSING" : TaskProtection.WhyNot(task);
            if (reason is null)
                found.Add(act(task!));
            else
                failures.Add(new JsonObject
                {
                    ["arn"] = task?.Arn ?? (Arn.TryParse(name) is null ? call.Arn("ecs", $"task/{cluster.Name}/{name}") : name),
                    ["reason"] = reason,
                });
        }

        return new JsonObject { ["protectedTasks"] = found, ["failures"] = failures };
    }
}
