using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Services;

/// <summary>
/// Tells a task that failed because IAM had not spread its new role yet from one that fails for good.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
/// </summary>
internal static class YoungRoles
{
    /// <summary>True where a rollout failed for want of a role or of its permissions, and the role was made by this run.</summary>
    public static bool AreTheCause(ProbeResult seen, ServiceSpec service, KindContext context) =>
        seen.State is ProbeState.Failed or ProbeState.RolledBack or ProbeState.RollbackFailed
        && seen.Explanation.Append(seen.Why).Any(line => line.Contains("unable to assume", StringComparison.OrdinalIgnoreCase) || line.Contains("AccessDenied", StringComparison.Ordinal))
        && context.Resources.GetValueOrDefault(service.TaskDefinition) is TaskDefinitionSpec task
        && new[] { task.TaskRole, task.ExecutionRole }.OfType<ResourceAddress>().Any(role => context.Observed<RoleSpec>(role) is null);
}
