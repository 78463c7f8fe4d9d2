namespace Deploy.Rules.Reading;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
internal sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Sections = 6;

    /// <summary>Whether a text claims to be an ARN.</summary>
    public static bool IsClaimed(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The ARN that a text is; null when it is none.</summary>
    public static Arn? Parse(string? text)
    {
        if (text is null || !IsClaimed(text) || text.Any(char.IsWhiteSpace)) return null;
        var parts = text.Split([':'], Sections);
        return parts.Length == Sections && parts[1].StartsWith("aws", StringComparison.Ordinal) && parts[2].Length > 0 && parts[5].Length > 0
            ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5])
            : null;
    }

    /// <summary>Whether a text is 12 digits.</summary>
    public static bool IsAccount(string text) => text.Length == 12 && IsDigits(text);

    /// <summary>Whether a text is the ARN of a resource (by its first word: <c>role/</c>) of a service. An empty account stands for an AWS managed one.</summary>
    public static bool Is(string text, string service, string resourcePrefix) =>
        Parse(text) is { } arn
        && arn.Service == service
        && arn.Resource.StartsWith(resourcePrefix, StringComparison.Ordinal)
        && arn.Resource.Length > resourcePrefix.Length
        && (IsDigits(arn.Account) || arn.Account == "aws");

    /// <summary>Whether a text is some digits. How many an account has is a rule of its own for all ARNs.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');
}
