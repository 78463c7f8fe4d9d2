namespace Deploy.Engine.Lookups;

/// <summary>What a <c>ValueFrom</c> of a container's secret names.</summary>
/// <param name="IsParameter">True for a parameter of Systems Manager, false for a secret of Secrets Manager.</param>
/// <param name="Id">The name, or the ARN without what selects within the secret.</param>
/// <param name="Selector">Behind the ARN of a secret: <c>json-key:version-stage:version-id</c>, each of which may be empty; null: nothing.</param>
internal sealed record SecretReference(bool IsParameter, string Id, string? Selector)
{
    private const string ParameterPrefix = "ssm:";
    private const string SecretPrefix = "secretsmanager:";

    // arn:partition:service:region:account:secret:name
    private const int SecretArnParts = 7;

    /// <summary>True where <see cref="Id"/> is an ARN.</summary>
    public bool IsArn => Id.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The JSON key within the secret; null: the whole secret.</summary>
    public string? JsonKey => Part(0);

    /// <summary>The label of the version, such as <c>AWSPREVIOUS</c>; null: the current one.</summary>
    public string? VersionStage => Part(1);

    /// <summary>The id of the version; null: by its label.</summary>
    public string? VersionId => Part(2);

    /// <summary>The reference in a <c>ValueFrom</c>; null: of a form that we do not know.</summary>
    public static SecretReference? Parse(string valueFrom)
    {
        if (valueFrom.StartsWith(ParameterPrefix, StringComparison.Ordinal)) return new SecretReference(true, valueFrom[ParameterPrefix.Length..], null);
        if (valueFrom.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            var parts = valueFrom[SecretPrefix.Length..].Split(':', 2);
            return new SecretReference(false, parts[0], parts.Length > 1 ? parts[1] : null);
        }

        return valueFrom.Split(':') switch
        {
            ["arn", _, "ssm", ..] => new SecretReference(true, valueFrom, null),
            ["arn", _, "secretsmanager", _, _, "secret", _, ..] parts =>
                new SecretReference(false, string.Join(':', parts[..SecretArnParts]), parts.Length > SecretArnParts ? string.Join(':', parts[SecretArnParts..]) : null),
            _ => null,
        };
    }

    /// <summary>The form that ECS takes, for the ARN of what is named.</summary>
    public string ValueFrom(string arn) =>
        Selector is null ? arn : $"{arn}:{Selector}{new string(':', Math.Max(0, 2 - Selector.Count(c => c == ':')))}";

    private string? Part(int index) => Selector?.Split(':').ElementAtOrDefault(index) is { Length: > 0 } part ? part : null;
}
