using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS reads secrets from Parameter Store and Secrets Manager.</summary>
public sealed class SecretSourceForm() : ContainerRule(
    "DECS0332",
    "A secret's source is not valid",
    "The source {0} of secret '{1}' is not valid. Use ssm:/path, secretsmanager:name, or the ARN of a parameter or secret.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from secret in place.Container.Secrets
        where Text.IsKnownAndNot(secret.ValueFrom, SecretSource.IsValid)
        select Found(place, $"Secrets[{secret.Name}].ValueFrom", Text.Quote(secret.ValueFrom), secret.Name);
}
