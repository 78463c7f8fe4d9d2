namespace Deploy.Local.Services;

/// <summary>Which secrets or parameters exist; each store offers one, asked when a task with secrets starts.</summary>
public interface ISecretCatalog
{
    /// <summary>Null when this store does not answer for that reference, else whether the value exists.</summary>
    /// <param name="valueFrom">The container definition's reference: an ARN or a parameter's name.</param>
    /// <param name="region">The region of the task.</param>
    bool? Exists(string valueFrom, string region);

    /// <summary>What reading the value takes; null when this store does not answer for that reference, or has no such value.</summary>
    SecretFacts? Describe(string valueFrom, string region);
}

/// <summary>What a role must be allowed to read a secret.</summary>
/// <param name="Arn">The ARN that the action is judged against.</param>
/// <param name="Action">The action that reads it.</param>
/// <param name="Region">Where it lies.</param>
/// <param name="KmsKey">The customer's key that encrypts it: ARN, id or alias; null with the key of the service itself, which needs no permission.</param>
public sealed record SecretFacts(string Arn, string Action, string Region, string? KmsKey);
