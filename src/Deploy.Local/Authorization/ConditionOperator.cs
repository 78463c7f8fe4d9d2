using System.Globalization;
using System.Net;
using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>IAM's condition operators: how one value of a request is compared with one value of a policy.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"/>.</remarks>
/// <param name="Name">The operator without its negation.</param>
/// <param name="IsNegated">Of the form <c>StringNotEquals</c>.</param>
internal sealed record ConditionOperator(string Name, bool IsNegated)
{
    private static readonly Dictionary<string, Func<string, string, AccessContext, bool>> Comparisons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = (given, wanted, context) => PolicyPattern.Expand(wanted, context) is { } text && string.Equals(given, text, StringComparison.Ordinal),
        ["StringEqualsIgnoreCase"] = (given, wanted, context) => PolicyPattern.Expand(wanted, context) is { } text && string.Equals(given, text, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = (given, wanted, context) => PolicyPattern.Matches(wanted, given, context),
        ["ArnEquals"] = (given, wanted, context) => PolicyPattern.MatchesArn(wanted, given, context),
        ["ArnLike"] = (given, wanted, context) => PolicyPattern.MatchesArn(wanted, given, context),
        ["Bool"] = (given, wanted, _) => string.Equals(given, wanted, StringComparison.OrdinalIgnoreCase),
        ["BinaryEquals"] = (given, wanted, _) => string.Equals(given, wanted, StringComparison.Ordinal),
        ["IpAddress"] = (given, wanted, _) => IsInRange(given, wanted),
        ["NumericEquals"] = (given, wanted, _) => Compare(Number, given, wanted) == 0,
        ["NumericLessThan"] = (given, wanted, _) => Compare(Number, given, wanted) < 0,
        ["NumericLessThanEquals"] = (given, wanted, _) => Compare(Number, given, wanted) <= 0,
        ["NumericGreaterThan"] = (given, wanted, _) => Compare(Number, given, wanted) > 0,
        ["NumericGreaterThanEquals"] = (given, wanted, _) => Compare(Number, given, wanted) >= 0,
        ["DateEquals"] = (given, wanted, _) => Compare(Moment, given, wanted) == 0,
        ["DateLessThan"] = (given, wanted, _) => Compare(Moment, given, wanted) < 0,
        ["DateLessThanEquals"] = (given, wanted, _) => Compare(Moment, given, wanted) <= 0,
        ["DateGreaterThan"] = (given, wanted, _) => Compare(Moment, given, wanted) > 0,
        ["DateGreaterThanEquals"] = (given, wanted, _) => Compare(Moment, given, wanted) >= 0,
    };

    private static readonly Dictionary<string, string> Negations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringNotEquals"] = "StringEquals",
        ["StringNotEqualsIgnoreCase"] = "StringEqualsIgnoreCase",
        ["StringNotLike"] = "StringLike",
        ["ArnNotEquals"] = "ArnEquals",
        ["ArnNotLike"] = "ArnLike",
        ["NumericNotEquals"] = "NumericEquals",
        ["DateNotEquals"] = "DateEquals",
        ["NotIpAddress"] = "IpAddress",
    };

    /// <summary>Null when IAM has no such operator.</summary>
    public static ConditionOperator? Find(string name) =>
        Negations.TryGetValue(name, out var positive) ? new ConditionOperator(positive, true)
        : Comparisons.ContainsKey(name) ? new ConditionOperator(name, false)
        : null;

    /// <summary>Whether a value of the request is one of the policy's; a negated operator turns this round.</summary>
    public bool Holds(string given, IReadOnlyList<string> wanted, AccessContext context) =>
        wanted.Any(value => Comparisons[Name](given, value, context)) != IsNegated;

    private static int? Compare<T>(Func<string, T?> read, string given, string wanted) where T : struct, IComparable<T> =>
        read(given) is { } left && read(wanted) is { } right ? left.CompareTo(right) : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Moment(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
        : null;

    private static bool IsInRange(string given, string wanted) =>
        IPAddress.TryParse(given, out var address)
        && (IPNetwork.TryParse(wanted, out var network) ? network.Contains(address) : IPAddress.TryParse(wanted, out var single) && single.Equals(address));
}
