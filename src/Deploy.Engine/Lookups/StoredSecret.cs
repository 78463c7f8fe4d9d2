
namespace Deploy.Engine.Lookups;

/// <summary>A secret or parameter as its store describes it; never its value.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Key">The customer's KMS key that encrypts it, as the store tells it: an id, an ARN or an alias. Null: AWS's own, or none.</param>
internal sealed record StoredSecret(string Arn, string? Key)
{
    // alias/aws/secretsmanager, alias/aws/ssm: their key policies let everybody of the account decrypt through the service.
    private const string AwsManaged = "alias/aws/";

    /// <summary>A key that needs a permission of its own; null: it is AWS's.</summary>
    public static string? CustomerKey(string? key) =>
        string.IsNullOrEmpty(key) || key.StartsWith(AwsManaged, StringComparison.Ordinal) || key.Contains($":{AwsManaged}", StringComparison.Ordinal) ? null : key;
}
