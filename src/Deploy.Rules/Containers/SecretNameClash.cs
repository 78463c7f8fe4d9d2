using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A name is a secret once, or an environment variable.</summary>
public sealed class SecretNameClash() : ContainerRule(
    "DECS0331",
    "A secret's name is used twice",
    "The secret {0} of container '{1}' has the name of {2}. Rename or remove one of them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        foreach (var secrets in place.Container.Secrets.GroupBy(secret => secret.Name, StringComparer.Ordinal))
        {
            if (place.Container.Environment.Any(variable => variable.Name == secrets.Key))
                yield return Found(place, $"Secrets[{secrets.Key}]", Text.Quote(secrets.Key), place.Container.Name, "an environment variable");
            else if (secrets.Count() > 1)
                yield return Found(place, $"Secrets[{secrets.Key}]", Text.Quote(secrets.Key), place.Container.Name, "another secret");
        }
    }
}
