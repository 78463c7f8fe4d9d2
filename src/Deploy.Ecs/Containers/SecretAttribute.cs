using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>An environment variable whose value ECS reads from a store when a task starts.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html</remarks>
/// <example>
/// <code>
/// [Secret("ConnectionStrings__Orders", From = "ssm:/shop/orders-db")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SecretAttribute : ContainerDetailAttribute
{
    /// <summary>A secret.</summary>
    /// <param name="name">The variable's name.</param>
    public SecretAttribute(string name) => Name = name;

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary><c>ssm:/path</c>, <c>secretsmanager:name</c> (optionally <c>:json-key:version-stage:version-id</c>), or the ARN of a parameter or secret.</summary>
    public string? From { get; set; }
}
