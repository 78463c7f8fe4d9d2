using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>
/// What the task role must be allowed where no program of the task acts: the agent of <c>execute-command</c> opens its channels in the role's name.
/// </summary>
/// <remarks>
/// A task runs without its agent, which is stopped then, and <c>execute-command</c> fails.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"/>.
/// </remarks>
internal sealed class TaskRoleChecks(LocalContext context)
{
    private static readonly string[] ChannelActions =
        ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"];

    private readonly TaskPermissions _permissions = new(context);

    /// <summary>The agent as it is after the task's start; null where the task asks for none.</summary>
    public ManagedAgentRecord? Agent(TaskRecord task, DefinitionRecord definition, string region, double at)
    {
        if (!task.EnableExecuteCommand)
            return null;
        return task.TaskRole(definition) is { } role && Array.TrueForAll(ChannelActions, action => _permissions.Refusal(task, role, region, action, "*") is null)
            ? new ManagedAgentRecord(TaskStatus.Running, at)
            : new ManagedAgentRecord(TaskStatus.Stopped, null);
    }
}
