using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>One statement of a policy.</summary>
internal sealed class PolicyStatement
{
    private readonly JsonObject _json;
    private readonly IReadOnlyList<Condition> _conditions;

    public PolicyStatement(JsonObject json)
    {
        _json = json;
        _conditions =
        [
            .. (json.Object("Condition") ?? []).SelectMany(operation => ((operation.Value as JsonObject) ?? [])
                .Select(key => new Condition(operation.Key, key.Key, Texts(key.Value)))),
        ];
    }

    public bool IsDeny => _json.Text("Effect") == "Deny";

    /// <summary>Whether the statement speaks of this request.</summary>
    public bool AppliesTo(AccessRequest request, AccessContext context) =>
        Contains("Action", "NotAction", pattern => PolicyPattern.Matches(pattern, request.Action, context, ignoreCase: true))
        && Contains("Resource", "NotResource", pattern => PolicyPattern.MatchesArn(pattern, request.Resource, context))
        && _conditions.All(condition => condition.Holds(context));

    /// <summary>Whether the statement of a trust policy speaks of this principal and action.</summary>
    public bool Trusts(string action, IReadOnlyList<string> principals, AccessContext context) =>
        Contains("Action", "NotAction", pattern => PolicyPattern.Matches(pattern, action, context, ignoreCase: true))
        && Principals().Any(principal => principal == "*" || principals.Contains(principal))
        && _conditions.All(condition => condition.Holds(context));

    private IEnumerable<string> Principals() => _json["Principal"] switch
    {
        JsonObject byKind => Texts(byKind["AWS"]),
        { } any => Texts(any),
        _ => [],
    };

    private bool Contains(string member, string negation, Func<string, bool> matches) =>
        _json[member] is { } given ? Texts(given).Any(matches)
        : _json[negation] is { } excluded && !Texts(excluded).Any(matches);

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(Text)],
        null => [],
        _ => [Text(node)],
    };

    /// <summary>Policies may write booleans and numbers without quotes.</summary>
    private static string Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => node?.ToJsonString() ?? "",
    };
}
