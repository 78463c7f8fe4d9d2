using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Values of environment variables are part of the task definition, in plain text. The value itself is never printed.</summary>
public sealed class SecretInEnvironment() : ContainerRule(
    "DECS1001",
    "A secret stands in an environment variable",
    "The value of {0} looks like a secret, which everybody who can read the task definition would see. "
        + "Store it, and write [Secret({0}, From = \"ssm:/…\")].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from variable in place.Container.Environment
        where Text.Known(variable.Value) is { } value
            && SecretPatterns.IsSecret(variable.Name, value)
        select Found(place, $"Environment[{variable.Name}].Value", $"\"{variable.Name}\"");
}
