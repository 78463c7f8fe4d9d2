using System.Text.RegularExpressions;

namespace Deploy.Rules.Facts;

/// <summary>How secrets look: by the form of well-known keys, or by what a variable's name says about its value.</summary>
internal static class SecretPatterns
{
    /// <summary>Shorter texts are words and numbers as often as keys.</summary>
    private const int ShortestRandom = 16;

    /// <summary>Random hexadecimal digits have close to four bits each, random letters and digits more; words have fewer.</summary>
    private const double FewestBits = 3.0;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex KnownForm = new(
        @"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bsk_live_[A-Za-z0-9]{16,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\."
        + @"|\bAIza[0-9A-Za-z_-]{35}|\bglpat-[A-Za-z0-9_-]{20,}|\bsk-(proj-|ant-)?[A-Za-z0-9_-]{40,}|\bgithub_pat_[A-Za-z0-9_]{22,}|\brk_live_[A-Za-z0-9]{16,}"
        + @"|\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}|\bnpm_[A-Za-z0-9]{36}|\bdckr_pat_[A-Za-z0-9_-]{20,}",
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

    /// <summary>
    /// Whether the value is a secret: it has the form of a well-known kind of key, or holds a password, or looks random where the name says
    /// that it is one. Random texts alone are hashes and identifiers, too.
    /// </summary>
    public static bool IsSecret(string name, string value) =>
        KnownForm.IsMatch(value) || Credentials.IsMatch(value) || (IsSecretByName(name, value) && LooksRandom(value));

    private static bool LooksRandom(string value) =>
        value.Length >= ShortestRandom
        && !value.Any(char.IsWhiteSpace)
        && value.Any(char.IsDigit)
        && value.Any(char.IsLetter)
        && BitsPerCharacter(value) >= FewestBits;

    // Shannon's entropy of the characters.
    private static double BitsPerCharacter(string value) => value
        .GroupBy(c => c)
        .Select(same => (double)same.Count() / value.Length)
        .Sum(share => -share * Math.Log(share, 2));

    /// <summary>Whether the variable's name says that its value is a secret, and the value is not visibly something else (a path, an ARN, a flag).</summary>
    public static bool IsSecretByName(string name, string value) => SecretName.IsMatch(name) && !NotASecret.IsMatch(value);
}
