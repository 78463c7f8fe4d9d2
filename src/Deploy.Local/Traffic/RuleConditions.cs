using System.IO.Enumeration;
using System.Net;
using Deploy.Local.Services;

namespace Deploy.Local.Traffic;

/// <summary>Whether a request meets the conditions of a listener rule.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html"/>.</remarks>
public static class RuleConditions
{
    /// <summary>Whether it meets them all.</summary>
    public static bool AreMet(BalancerRule rule, BalancerRequest request) => rule.Conditions.All(condition => IsMet(condition, request));

    /// <summary>Whether one of the condition's values matches.</summary>
    public static bool IsMet(RuleCondition condition, BalancerRequest request) => condition.Field switch
    {
        "host-header" => Any(condition, request.Host, ignoreCase: true),
        "path-pattern" => Any(condition, request.Path, ignoreCase: false),
        "http-header" => condition.Header is { } name && request.Headers[name].Any(value => Any(condition, value, ignoreCase: true, escapes: true)),
        "http-request-method" => condition.Values.Contains(request.Method, StringComparer.Ordinal),
        "query-string" => condition.Pairs.Any(pair => request.Query.Any(sent => Is(pair, sent))),
        "source-ip" => condition.Values.Any(block => IPNetwork.TryParse(block, out var network) && network.Contains(request.Source)),
        _ => false,
    };

    private static bool Any(RuleCondition condition, string text, bool ignoreCase, bool escapes = false) =>
        condition.Values.Any(pattern => Match(pattern, text, ignoreCase, escapes))
        || condition.Expressions.Any(expression => expression.IsMatch(text));

    /// <summary>Whether the whole text is of a pattern: <c>*</c> is any number of characters, <c>?</c> is one; a backslash takes the meaning from them where it may.</summary>
    private static bool Match(string pattern, string text, bool ignoreCase, bool escapes = false) =>
        FileSystemName.MatchesSimpleExpression(escapes ? pattern : pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text, ignoreCase);

    private static bool Is((string? Key, string Value) pattern, (string Key, string Value) sent) =>
        (pattern.Key is null || Match(pattern.Key, sent.Key, ignoreCase: true, escapes: true))
        && Match(pattern.Value, sent.Value, ignoreCase: true, escapes: true);
}
