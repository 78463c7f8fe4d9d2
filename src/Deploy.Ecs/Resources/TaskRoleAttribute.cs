using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>The role of the containers' own code.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html</remarks>
/// <example>
/// <code>
/// [TaskRole(PermissionsBoundary = "arn:aws:iam::123456789012:policy/boundary")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TaskRoleAttribute : ResourceAttribute
{
    /// <summary>A role that is created for this task definition.</summary>
    public TaskRoleAttribute()
    {
    }

    /// <summary>A role with a name.</summary>
    /// <param name="name">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 64 letters, digits and <c>_+=,.@-</c>.</param>
    public TaskRoleAttribute(string name) => Name = name;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 64 letters, digits and <c>_+=,.@-</c>.</summary>
    public string? Name { get; }

    /// <summary>ARN of the policy that caps what the role may do.</summary>
    public string? PermissionsBoundary { get; set; }
}
