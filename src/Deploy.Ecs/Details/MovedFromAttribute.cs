using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>The address that a resource had before its class or name changed, so that it is kept and not replaced.</summary>
/// <example>
/// <code>
/// [MovedFrom("service/old-shop")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MovedFromAttribute : DetailAttribute
{
    /// <summary>An old address.</summary>
    /// <param name="address">Kind and old name: <c>service/old-name</c>.</param>
    public MovedFromAttribute(string address) => Address = address;

    /// <summary>Kind and old name: <c>service/old-name</c>.</summary>
    public string Address { get; }
}
