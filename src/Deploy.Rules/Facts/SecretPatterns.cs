using System.Text.RegularExpressions;

namespace Deploy.Rules.Facts;

/// <summary>How secrets look: by the form of well-known keys, or by what a variable's name says about its value.</summary>
internal static class SecretPatterns
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex KnownForm = new(
        @"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bsk_live_[A-Za-z0-9]{16,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.",
        RegexOptions.CultureInvariant);

    private static readonly Regex Credentials = new(
        @"(^|;)\s*(password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s]|\A[a-z][a-z0-9+.-]*://[^/\s:@]*:[^/\s@]+@",
        Options);

    private static readonly Regex SecretName = new(
        @"(password|passwd|passphrase|(?<![a-z])pwd|secret|(?<![a-z])token|api_?key|private_?key|secret_?key|secret_?access_?key|access_?token|account_?key)\z",
        Options);

    private static readonly Regex NotASecret = new(
        @"\A(|true|false|yes|no|none|null|[0-9]+|arn:.*|[a-z][a-z0-9+.-]*://.*|\.{0,2}/.*|[A-Za-z]:\\.*|\$\{?.*|<.*>)\z",
        Options | RegexOptions.Singleline);

    /// <summary>Whether the value has the form of a well-known kind of key, or holds a password.</summary>
    public static bool IsSecretValue(string value) => KnownForm.IsMatch(value) || Credentials.IsMatch(value);

    /// <summary>Whether the variable's name says that its value is a secret, and the value is not visibly something else (a path, an ARN, a flag).</summary>
    public static bool IsSecretByName(string name, string value) => SecretName.IsMatch(name) && !NotASecret.IsMatch(value);
}
