using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A name can tell that the value is a secret, and can mislead: this is advice. The value itself is never printed.</summary>
public sealed class SecretNameInEnvironment() : ContainerRule(
    "DECS1018",
    "An environment variable is named like a secret",
    "{0} is named like a secret, and everybody who can read the task definition sees its value. "
        + "If it is one, store it and write [Secret({0}, From = \"ssm:/…\")].",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from variable in place.Container.Environment
        where Text.Known(variable.Value) is { } value
            && SecretPatterns.IsSecretByName(variable.Name, value)
            && !SecretPatterns.IsSecret(variable.Name, value)
        select Found(place, $"Environment[{variable.Name}].Value", $"\"{variable.Name}\"");
}
