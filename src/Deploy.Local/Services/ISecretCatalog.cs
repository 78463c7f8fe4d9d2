namespace Deploy.Local.Services;

/// <summary>Which secrets or parameters exist; each store offers one, asked when a task with secrets starts.</summary>
public interface ISecretCatalog
{
    /// <summary>Null when this store does not answer for that reference, else whether the value exists.</summary>
    /// <param name="valueFrom">The container definition's reference: an ARN or a parameter's name.</param>
    /// <param name="region">The region of the task.</param>
    bool? Exists(string valueFrom, string region);
}
