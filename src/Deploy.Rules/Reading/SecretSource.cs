using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>The forms in which a secret's source can be written.</summary>
internal static class SecretSource
{
    private const string SsmPrefix = "ssm:";
    private const string SecretsManagerPrefix = "secretsmanager:";
    private const string Selectors = "(:[^:]*:[^:]*:[^:]*)?";

    /// <summary>Whether the source is one of the forms: <c>ssm:/path</c>, <c>secretsmanager:name…</c>, or an ARN of either.</summary>
    public static bool IsValid(string source) =>
        Pattern.Fits(source, $"{SsmPrefix}[A-Za-z0-9_.\\-/]+")
        || Pattern.Fits(source, $"{SecretsManagerPrefix}[A-Za-z0-9/_+=.@!-]+(:[^:]*){{0,3}}")
        || Pattern.Fits(source, "arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]+:parameter/[A-Za-z0-9_.\\-/]+")
        || Pattern.Fits(source, $"arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]+:secret:[A-Za-z0-9/_+=.@!-]+{Selectors}");

    /// <summary>Whether it reads one key, stage or version of a secret.</summary>
    public static bool Selects(string source)
    {
        var selectors = source.StartsWith(SecretsManagerPrefix, StringComparison.Ordinal)
            ? source.Split(':').Skip(2)
            : source.Contains(":secretsmanager:") ? source.Split(':').Skip(7) : [];
        return selectors.Any(selector => selector.Length > 0);
    }
}
