using Deploy.Plan.Resources;

namespace Deploy.Engine.Identity;

/// <summary>Makes the names that resources have in AWS out of their declared names.</summary>
public sealed class PhysicalNames
{
    private readonly string _template;
    private readonly EnvironmentIdentity _identity;

    /// <summary>Names of an environment by a template with <c>{name}</c>, <c>{environment}</c> and <c>{application}</c>.</summary>
    public PhysicalNames(string template, EnvironmentIdentity identity)
    {
        // The environment "default" is the only one of its application: its names need no suffix.
        _template = template == Plan.DeploymentPlan.DefaultNameTemplate && identity.Environment == EnvironmentIdentity.DefaultEnvironment ? "{name}" : template;
        _identity = identity;
    }

    /// <summary>The physical name: the identifier's name of an adopted or external resource, else the template's.</summary>
    public string Of(ResourceSpec spec) => spec.Identifier is { } identifier ? LastPart(identifier) : Of(spec.Name);

    /// <summary>The template's name for a declared name.</summary>
    public string Of(string declaredName) => _template
        .Replace("{name}", declaredName, StringComparison.Ordinal)
        .Replace("{environment}", _identity.Environment, StringComparison.Ordinal)
        .Replace("{application}", _identity.Application, StringComparison.Ordinal);

    private static string LastPart(string identifier)
    {
        if (!identifier.StartsWith("arn:", StringComparison.Ordinal)) return identifier;
        var resource = identifier.Split(':', 6)[^1];
        // Names of log groups and repositories hold slashes themselves; the kind stands before the first ':' or '/'.
        if (resource.StartsWith("log-group:", StringComparison.Ordinal)) return resource.Split(':')[1];
        if (resource.StartsWith("repository/", StringComparison.Ordinal)) return resource["repository/".Length..];
        return resource[(resource.LastIndexOf('/') + 1)..];
    }
}
