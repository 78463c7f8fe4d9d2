using System.Collections.Concurrent;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Identity;

/// <summary>Makes the names that resources have in AWS out of their declared names.</summary>
public sealed class PhysicalNames
{
    private readonly string _template;
    private readonly EnvironmentIdentity _identity;
    private readonly ConcurrentDictionary<ResourceAddress, string> _kept = new();

    /// <summary>Names of an environment by a template with <c>{name}</c>, <c>{environment}</c> and <c>{application}</c>.</summary>
    public PhysicalNames(string template, EnvironmentIdentity identity)
    {
        // The environment "default" is the only one of its application: its names need no suffix.
        _template = template == Plan.DeploymentPlan.DefaultNameTemplate && identity.Environment == EnvironmentIdentity.DefaultEnvironment ? "{name}" : template;
        _identity = identity;
    }

    /// <summary>The physical name: the identifier's name of an adopted or external resource, else the one that the resource has already, else the template's.</summary>
    public string Of(ResourceSpec spec) =>
        spec.Identifier is { } identifier ? NameIn(identifier) : KeptOf(spec.Address) ?? Of(spec.Name);

    /// <summary>The names that resources have in AWS though the template gives others, by address.</summary>
    public IReadOnlyDictionary<ResourceAddress, string> Kept => new SortedDictionary<ResourceAddress, string>(_kept);

    /// <summary>The name that a resource has already though the template gives another; null: none.</summary>
    public string? KeptOf(ResourceAddress address) => _kept.GetValueOrDefault(address);

    /// <summary>
    /// From now on a resource has the name that it was made with. AWS renames nothing that the engine makes: another name would be another
    /// resource.
    /// </summary>
    public void Keep(ResourceAddress address, string name) => _kept[address] = name;

    /// <summary>From now on a resource has the template's name.</summary>
    public void Forget(ResourceAddress address) => _kept.TryRemove(address, out _);

    /// <summary>The template's name for a declared name.</summary>
    public string Of(string declaredName) => _template
        .Replace("{name}", declaredName, StringComparison.Ordinal)
        .Replace("{environment}", _identity.Environment, StringComparison.Ordinal)
        .Replace("{application}", _identity.Application, StringComparison.Ordinal);

    private static string NameIn(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal) ? ResourceArn.NameIn(identifier) : identifier;
}
