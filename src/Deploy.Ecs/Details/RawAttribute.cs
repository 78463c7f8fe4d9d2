using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A member of AWS's own request that no attribute has a property for.</summary>
/// <remarks>
/// The path is checked against AWS's model when the program is compiled, and the value as well: names, types, values of enums, and what AWS
/// demands. What an attribute or another <c>[Raw]</c> sets, too, is an error, and so is what the engine sets: names, tags, roles and the
/// references between resources. Permissions that a member needs are not granted by it: use <see cref="AllowAttribute"/>.
/// </remarks>
/// <example>
/// <code>
/// [TaskDefinition(Cpu = 256, Memory = 512), Container("api")]
/// [Raw("linuxParameters.initProcessEnabled", "true", Container = "api")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RawAttribute : DetailAttribute
{
    /// <summary>A member with its value.</summary>
    /// <param name="path">
    /// The member by AWS's names, such as <c>deploymentConfiguration.bakeTimeInMinutes</c>; case does not matter. It leads through structures
    /// and not into lists and maps, which are set as a whole.
    /// </param>
    /// <param name="json">
    /// The value as AWS's JSON; it replaces what is there. <c>null</c> takes a default away, so that AWS's own takes its place. Texts may hold
    /// placeholders.
    /// </param>
    public RawAttribute(string path, string json)
    {
        Path = path;
        Json = json;
    }

    /// <summary>A member that a stage removes.</summary>
    /// <param name="path">The member by AWS's names; case does not matter.</param>
    public RawAttribute(string path) => Path = path;

    /// <summary>
    /// The member by AWS's names, such as <c>deploymentConfiguration.bakeTimeInMinutes</c>; case does not matter. Lists and maps are set as a whole.
    /// </summary>
    public string Path { get; }

    /// <summary>The value as AWS's JSON; it replaces what is there, and <c>null</c> takes a default away. Texts may hold placeholders.</summary>
    public string? Json { get; }

    /// <summary>The container in whose definition the path begins; left out: it begins in the request of the resource.</summary>
    public string? Container { get; set; }

    /// <summary>Which resource it belongs to, where several on the class have such a member.</summary>
    public ResourceFor For { get; set; }
}
