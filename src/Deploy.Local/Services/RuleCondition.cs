using System.Text.RegularExpressions;

namespace Deploy.Local.Services;

/// <summary>A condition of a rule: one of its values must match.</summary>
public sealed record RuleCondition
{
    /// <summary>host-header, path-pattern, http-header, http-request-method, query-string or source-ip.</summary>
    public required string Field { get; init; }

    /// <summary>The header, for http-header.</summary>
    public string? Header { get; init; }

    /// <summary>Patterns, methods or blocks of addresses.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Regular expressions, for host names, paths and headers.</summary>
    public IReadOnlyList<Regex> Expressions { get; init; } = [];

    /// <summary>Patterns for query-string; without a key, the value alone is looked at.</summary>
    public IReadOnlyList<(string? Key, string Value)> Pairs { get; init; } = [];
}
