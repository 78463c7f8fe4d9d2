namespace Deploy.Local.Services;

/// <summary>The secrets or parameters of a store; each store offers one, asked when a task with secrets starts.</summary>
public interface ISecretCatalog
{
    /// <summary>Null when this store does not answer for that reference, else its value, or why there is none.</summary>
    /// <param name="valueFrom">The container definition's reference: an ARN or a parameter's name.</param>
    /// <param name="region">The region of the task.</param>
    SecretReading? Read(string valueFrom, string region);

    /// <summary>What reading the value takes; null when this store does not answer for that reference, or has no such value.</summary>
    SecretFacts? Describe(string valueFrom, string region);
}

/// <summary>What came of reading a secret. The value belongs into the environment of a task and nowhere else.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Problem">Why there is none, in the words of ECS's agent.</param>
public sealed record SecretReading(string? Value, string? Problem)
{
    public static SecretReading Of(string value) => new(value, null);

    public static SecretReading Failed(string problem) => new(null, problem);

    /// <summary>A record's own text would show the value.</summary>
    public override string ToString() => Problem ?? "(a value)";
}

/// <summary>What a role must be allowed to read a secret.</summary>
/// <param name="Arn">The ARN that the action is judged against.</param>
/// <param name="Action">The action that reads it.</param>
/// <param name="Region">Where it lies.</param>
/// <param name="KmsKey">The customer's key that encrypts it: ARN, id or alias; null with the key of the service itself, which needs no permission.</param>
public sealed record SecretFacts(string Arn, string Action, string Region, string? KmsKey);
