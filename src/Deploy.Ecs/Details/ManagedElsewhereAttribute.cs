using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A property that something else manages: never compared and never written.</summary>
/// <example>
/// <code>
/// [ManagedElsewhere(nameof(ServiceAttribute.DesiredCount))]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ManagedElsewhereAttribute : DetailAttribute
{
    /// <summary>A property.</summary>
    /// <param name="property">The property's name.</param>
    public ManagedElsewhereAttribute(string property) => Property = property;

    /// <summary>The property's name.</summary>
    public string Property { get; }

    /// <summary>Which resource it belongs to, where several on the class have such a property.</summary>
    public ResourceFor For { get; set; }
}
