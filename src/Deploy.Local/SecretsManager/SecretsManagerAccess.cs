using Deploy.Local.Services;

namespace Deploy.Local.SecretsManager;

/// <summary>The permissions of Secrets Manager.</summary>
/// <remarks>
/// An ARN ends in six characters that AWS chose. A secret that does not exist has none and is judged by its name.
/// See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html"/>.
/// </remarks>
internal sealed class SecretsManagerAccess : AccessTable
{
    public SecretsManagerAccess(Func<string, string, Secret?> find, Func<string, Secret, string> arnOf) : base("secretsmanager")
    {
        Tags((call, arn) => find(call.Region, arn)?.Tags);

        Unscoped("ListSecrets").Shown(_ => "");
        For("CreateSecret").On(call => call.Arn(Prefix, $"secret:{call.Input.RequiredText("Name")}-NEWONE"))
            .With("secretsmanager:Name", call => call.Input.Text("Name"))
            .Tagging("secretsmanager:TagResource", "Tags")
            .Shown(call => call.Input.Text("Name"));
        For("PutSecretValue", "DescribeSecret", "GetSecretValue", "DeleteSecret").On(call => Secret(call)).With("secretsmanager:SecretId", call => Secret(call))
            .Shown(call => call.Input.Text("SecretId"));

        string Secret(LocalCall call)
        {
            var id = call.Input.RequiredText("SecretId");
            return find(call.Region, id) is { } secret ? arnOf(call.Region, secret)
                : id.StartsWith("arn:", StringComparison.Ordinal) ? id
                : call.Arn(Prefix, $"secret:{id}");
        }
    }
}
