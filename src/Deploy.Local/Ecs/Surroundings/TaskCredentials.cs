using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>The credentials of a task's role, as its containers get them.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html"/>.</remarks>
internal sealed class TaskCredentials(LocalContext context, string region)
{
    /// <summary>How long AWS's last.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromHours(6);

    /// <summary>So long before their end there are new ones; the old ones stay good until it.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromHours(1);

    /// <summary>For a task that cannot be given new ones: longer than one runs on a developer's machine.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>Credentials that are not renewed; null where the task has no role.</summary>
    public RoleCredentials? ForLife(TaskRecord task, DefinitionRecord definition) =>
        RoleOf(task, definition) is { } role ? context.Peers.Find<IRoleSessions>()?.Create(role, task.Id, Life) : null;

    /// <summary>Null where the task has no role.</summary>
    public JsonObject? Of(TaskRecord task, DefinitionRecord? definition)
    {
        if (definition is null || RoleOf(task, definition) is not { } role || context.Peers.Find<IRoleSessions>() is not { } sessions)
            return null;
        // By the machine's clock, as a program looks at its own.
        var soon = LocalClock.ToTimestamp(context.Clock.RealNow + Early);
        if (task.Credentials is not { } credentials || credentials.Expires <= soon)
            task.Credentials = credentials = sessions.Create(role, task.Id, Duration);
        return new JsonObject
        {
            ["RoleArn"] = role,
            ["AccessKeyId"] = credentials.AccessKeyId,
            ["SecretAccessKey"] = credentials.SecretAccessKey,
            ["Token"] = credentials.SessionToken,
            ["Expiration"] = Rfc3339.Of(credentials.Expires),
        };
    }

    private string? RoleOf(TaskRecord task, DefinitionRecord definition) => task.TaskRole(definition) is not { } nameOrArn ? null
        : nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : ArnOf(nameOrArn);

    private string ArnOf(string name) =>
        context.Peers.Find<IRolePolicies>()?.ArnOf(name) ?? Arn.MakeGlobal("iam", Partitions.Of(region), $"role/{name}");
}
