using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Allows an action on resources, in the task role's policy.</summary>
/// <remarks>See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
/// <example>
/// <code>
/// [Allow("s3:GetObject", "arn:aws:s3:::shop-files/*")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AllowAttribute : DetailAttribute
{
    /// <summary>Allows one action.</summary>
    /// <param name="action">An action such as <c>s3:GetObject</c>.</param>
    /// <param name="resources">ARNs, with <c>*</c> and <c>?</c> as wildcards.</param>
    public AllowAttribute(string action, params string[] resources)
    {
        Action = action;
        Resources = resources;
    }

    /// <summary>An action such as <c>s3:GetObject</c>.</summary>
    public string Action { get; }

    /// <summary>ARNs, with <c>*</c> and <c>?</c> as wildcards.</summary>
    public string[] Resources { get; }

    /// <summary>The role that gets the permission. Default: <see cref="TaskRoleKind.TaskRole"/>.</summary>
    public TaskRoleKind Role { get; set; }
}
