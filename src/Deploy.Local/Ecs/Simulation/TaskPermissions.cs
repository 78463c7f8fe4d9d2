using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What a role may do in the name of a task.</summary>
internal sealed class TaskPermissions(LocalContext context)
{
    /// <summary>Why it may not; null: it may.</summary>
    public string? Refusal(TaskRecord task, string role, string region, string action, string resource, AccessContext? keys = null) =>
        context.Peers.Find<IAuthorization>()?.Evaluate(role, task.Id, region, new AccessRequest(action, resource, keys ?? new AccessContext())).Refusal;
}
