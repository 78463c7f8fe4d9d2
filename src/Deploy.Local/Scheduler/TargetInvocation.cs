using System.Text.Json.Nodes;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Invokes ECS targets of Scheduler and of EventBridge, which differ in their names only. Each try is in the request log.</summary>
/// <param name="context">Local.</param>
/// <param name="service">Who invokes, as the log names it.</param>
/// <param name="principal">Its service principal, which must be able to assume the target's role.</param>
internal sealed class TargetInvocation(LocalContext context, string service, string principal)
{
    /// <summary>Starts the tasks of a target, if it is one of ECS.</summary>
    /// <param name="target">The target, with <c>Arn</c>, <c>RoleArn</c>, <c>EcsParameters</c> and <c>Input</c>.</param>
    /// <param name="startedBy">What the tasks tell about who started them.</param>
    /// <param name="source">The schedule or rule, as the log shows it.</param>
    /// <param name="region">The region.</param>
    /// <param name="due">When it was due.</param>
    public void Invoke(JsonObject target, string startedBy, KeyValuePair<string, string> source, string region, DateTimeOffset due)
    {
        if (target.Object("EcsParameters") is not { } ecs || context.Peers.Find<ITaskStarter>() is not { } starter)
            return;
        string? error = null;
        try
        {
            var role = target.RequiredText("RoleArn");
            if (context.Peers.Find<IRoleCatalog>()?.CanAssume(role, principal) == false)
                throw new LocalServiceException("AccessDeniedException", $"{principal} cannot assume the role {role}.");
            starter.Start(EcsTargetRequest.Of(target.RequiredText("Arn"), ecs, target.Text("Input"), startedBy), region, LocalClock.ToTimestamp(due));
        }
        catch (LocalServiceException refusal)
        {
            error = $"{refusal.Code}: {refusal.Message}";
        }

        context.Requests.Record(new RequestEntry(
            service, "InvokeTarget", Mutating: false, error is null ? 200 : 400, error, region, "",
            new JsonObject { [source.Key] = source.Value, ["due"] = LocalClock.ToTimestamp(due) }));
    }
}
