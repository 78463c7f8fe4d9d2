using System.Collections.Concurrent;
using Deploy.Plan.Names;
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
        _template = template;
        _identity = identity;
    }

    /// <summary>
    /// The physical name: the identifier's name of an adopted or external resource, else the one that the resource has already, else the template's,
    /// within the length that AWS takes.
    /// </summary>
    /// <param name="spec">The resource.</param>
    /// <param name="ending">What stands behind the template's name: the Region of what is global.</param>
    public string Of(ResourceSpec spec, string ending = "") =>
        spec.Identifier is { } identifier ? NameIn(identifier) : KeptOf(spec.Address) ?? Of(spec.Address, spec.Owner, ending);

    /// <summary>The template's name for an address, within the length that AWS takes.</summary>
    /// <param name="address">The address.</param>
    /// <param name="owner">The other application that makes the resource, by its own template; null: this one.</param>
    /// <param name="ending">What stands behind the template's name.</param>
    public string Of(ResourceAddress address, OwnerSpec? owner = null, string ending = "")
    {
        var name = owner is null ? Template(address.Name) : Expand(owner.NameTemplate, address.Name, owner.Application);
        return NameLength.Fit(name + ending, NameLimits.Of(address.Kind));
    }

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

    /// <summary>The template's text for a declared name, however long.</summary>
    public string Template(string declaredName) => Expand(_template, declaredName, _identity.Application);

    private string Expand(string template, string declaredName, string application)
    {
        // The environment "default" is the only one of its application: its names need no suffix.
        if (template == Plan.DeploymentPlan.DefaultNameTemplate && _identity.Environment == EnvironmentIdentity.DefaultEnvironment) return declaredName;
        return template
            .Replace("{name}", declaredName, StringComparison.Ordinal)
            .Replace("{environment}", _identity.Environment, StringComparison.Ordinal)
            .Replace("{application}", application, StringComparison.Ordinal);
    }

    private static string NameIn(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal) ? ResourceArn.NameIn(identifier) : identifier;
}
