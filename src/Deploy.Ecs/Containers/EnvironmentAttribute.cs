using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A plain environment variable of a container. Never put a secret here: use <see cref="SecretAttribute"/>.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html</remarks>
/// <example>
/// <code>
/// [Environment("GREETING", "hello"), Environment("GREETING", "good day", Stage = "prod")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class EnvironmentAttribute : ContainerDetailAttribute
{
    /// <summary>A variable.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value; may hold <c>@{…}</c>.</param>
    public EnvironmentAttribute(string name, string value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>A variable that a stage removes.</summary>
    /// <param name="name">The variable's name.</param>
    public EnvironmentAttribute(string name) => Name = name;

    /// <summary>The variable's name.</summary>
    public string Name { get; }

    /// <summary>Its value; may hold <c>@{…}</c>.</summary>
    public string? Value { get; }
}
