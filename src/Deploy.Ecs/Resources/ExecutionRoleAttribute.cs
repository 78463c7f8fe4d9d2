using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>The role with which ECS pulls images, reads secrets and writes logs. Created with least privilege when left out.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html</remarks>
/// <example>
/// <code>
/// [ExecutionRole(PermissionsBoundary = "arn:aws:iam::123456789012:policy/boundary")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExecutionRoleAttribute : ResourceAttribute
{
    /// <summary>A role that is created for this task definition.</summary>
    public ExecutionRoleAttribute()
    {
    }

    /// <summary>A role with a name.</summary>
    /// <param name="name">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 64 letters, digits and <c>_+=,.@-</c>.</param>
    public ExecutionRoleAttribute(string name) => Name = name;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 64 letters, digits and <c>_+=,.@-</c>.</summary>
    public string? Name { get; }

    /// <summary>ARN of the policy that caps what the role may do.</summary>
    public string? PermissionsBoundary { get; set; }
}
