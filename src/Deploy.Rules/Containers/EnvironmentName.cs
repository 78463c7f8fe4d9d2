namespace Deploy.Rules.Containers;

/// <summary>A variable is found by its name.</summary>
public sealed class EnvironmentName() : ContainerRule(
    "DECS0328",
    "An environment variable has no name",
    "Container '{0}' has {1} without a name. Name it.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.Environment.Any(variable => variable.Name.Length == 0))
            yield return Found(place, "Environment[]", place.Container.Name, "an environment variable");
        if (place.Container.Secrets.Any(secret => secret.Name.Length == 0))
            yield return Found(place, "Secrets[]", place.Container.Name, "a secret");
    }
}
