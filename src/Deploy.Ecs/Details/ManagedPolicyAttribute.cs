using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Attaches a managed policy to the task role.</summary>
/// <remarks>See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html</remarks>
/// <example>
/// <code>
/// [ManagedPolicy("arn:aws:iam::aws:policy/AmazonSQSFullAccess")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ManagedPolicyAttribute : DetailAttribute
{
    /// <summary>Attaches a policy.</summary>
    /// <param name="policyArn">ARN of the policy.</param>
    public ManagedPolicyAttribute(string policyArn) => PolicyArn = policyArn;

    /// <summary>ARN of the policy.</summary>
    public string PolicyArn { get; }

    /// <summary>The role that gets the policy. Default: <see cref="TaskRoleKind.TaskRole"/>.</summary>
    public TaskRoleKind Role { get; set; }
}
