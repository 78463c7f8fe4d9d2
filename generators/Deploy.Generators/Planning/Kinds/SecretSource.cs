using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The store that a secret is read from, and the permission that this takes.</summary>
internal sealed record SecretSource(string Sid, string Action, string Arn)
{
    private const string Parameter = "ssm:";
    private const string Secret = "secretsmanager:";

    // arn:partition:service:region:account:secret:name; what follows picks a key and a version within it.
    private const int SecretArnParts = 7;

    /// <summary>The source of a <c>ValueFrom</c>; null where it is none that we know.</summary>
    public static SecretSource? Parse(string valueFrom)
    {
        var parts = Parts(valueFrom);
        if (parts is ["arn", _, "ssm", ..]) return OfParameter(valueFrom);
        if (parts is ["arn", _, "secretsmanager", ..]) return OfSecret(string.Join(":", parts.Take(SecretArnParts)));
        if (valueFrom.StartsWith(Parameter, StringComparison.Ordinal))
            return OfParameter($"arn:@{{partition}}:ssm:@{{region}}:@{{account}}:parameter/{valueFrom.Substring(Parameter.Length).TrimStart('/')}");

        // Secrets Manager ends every ARN with a hyphen and six characters of its own.
        return valueFrom.StartsWith(Secret, StringComparison.Ordinal)
            ? OfSecret($"arn:@{{partition}}:secretsmanager:@{{region}}:@{{account}}:secret:{parts[1]}-??????")
            : null;
    }

    private static SecretSource OfParameter(string arn) => new("ReadParameters", "ssm:GetParameters", arn);

    private static SecretSource OfSecret(string arn) => new("ReadSecrets", "secretsmanager:GetSecretValue", arn);

    // Placeholders hold colons of their own.
    private static string[] Parts(string text)
    {
        var parts = new List<string> { "" };
        foreach (var segment in StringTemplate.Split(text))
        {
            var pieces = segment.IsPlaceholder ? [$"@{{{segment.Text}}}"] : segment.Text.Split(':');
            parts[parts.Count - 1] += pieces[0];
            parts.AddRange(pieces.Skip(1));
        }

        return [.. parts];
    }
}
