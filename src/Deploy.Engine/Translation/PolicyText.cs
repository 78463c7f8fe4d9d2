using System.Security.Cryptography;
using System.Text;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>
/// The JSON of IAM policies that allow. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public static class PolicyText
{
    private const string Version = "2012-10-17";
    private static readonly HashSet<string> Expressible = new(StringComparer.Ordinal) { "Sid", "Effect", "Action", "Resource", "Condition" };

    /// <summary>The document of an inline policy, always the same for the same statements.</summary>
    public static string Write(IEnumerable<PolicyStatementSpec> statements)
    {
        var list = new JsonList();
        list.AddRange(Normalise(statements).Select(Statement));
        return JsonText.Write(new JsonMap { ["Version"] = Version, ["Statement"] = list });
    }

    /// <summary>The statements of a document. One that the spec cannot express (a Deny, a NotAction) becomes one that equals no declared statement.</summary>
    public static EquatableList<PolicyStatementSpec> Read(string? document)
    {
        if (string.IsNullOrEmpty(document)) return EquatableList<PolicyStatementSpec>.Empty;
        var statements = (JsonReader.Read(document) as JsonMap)?.GetValueOrDefault("Statement");
        return Normalise(Items(statements).Select(Statement));
    }

    /// <summary>Statements with an id each, everything that is a set in one order.</summary>
    public static EquatableList<PolicyStatementSpec> Normalise(IEnumerable<PolicyStatementSpec> statements) =>
        statements.Select(Normalise).Distinct().OrderBy(statement => statement.Sid, StringComparer.Ordinal).ToEquatableList();

    /// <summary>The document that lets a service assume a role on behalf of one account only (against the confused deputy).</summary>
    public static string Trust(string service, string accountId) => JsonText.Write(new JsonMap
    {
        ["Version"] = Version,
        ["Statement"] = new JsonList
        {
            new JsonMap
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonMap { ["Service"] = service },
                ["Action"] = "sts:AssumeRole",
                ["Condition"] = new JsonMap { ["StringEquals"] = new JsonMap { ["aws:SourceAccount"] = accountId } },
            },
        },
    });

    /// <summary>The service that a trust document of ours names; a text that equals no service's name for any other document.</summary>
    public static string TrustedService(string? document, string accountId)
    {
        if (string.IsNullOrEmpty(document)) return "(no trust policy)";
        var json = JsonReader.Read(document);
        var statement = Items((json as JsonMap)?.GetValueOrDefault("Statement")).FirstOrDefault() as JsonMap;
        var service = Items((statement?.GetValueOrDefault("Principal") as JsonMap)?.GetValueOrDefault("Service")).FirstOrDefault() as string;
        return service is not null && JsonText.Write(Flat(json)) == JsonText.Write(Flat(JsonReader.Read(Trust(service, accountId))))
            ? service
            : $"(another trust policy) {JsonText.Write(json).ReplaceLineEndings(" ")}";
    }

    private static PolicyStatementSpec Normalise(PolicyStatementSpec statement)
    {
        var sorted = statement with
        {
            Actions = Sorted(statement.Actions),
            Resources = Sorted(statement.Resources),
            Conditions = statement.Conditions
                .GroupBy(condition => (condition.Operator, condition.Key))
                .Select(group => new PolicyConditionSpec(group.Key.Operator, group.Key.Key, Sorted(group.SelectMany(condition => condition.Values))))
                .OrderBy(condition => condition.Operator, StringComparer.Ordinal).ThenBy(condition => condition.Key, StringComparer.Ordinal)
                .ToEquatableList(),
        };
        // Without an id of its own a statement is named by its content: changing it is one more and one less.
        return sorted.Sid is { Length: > 0 } ? sorted : sorted with { Sid = $"S{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(Statement(sorted)))))[..12]}" };
    }

    private static EquatableList<string> Sorted(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList();

    private static JsonMap Statement(PolicyStatementSpec statement)
    {
        var map = new JsonMap { ["Effect"] = "Allow", ["Action"] = List(statement.Actions), ["Resource"] = List(statement.Resources) };
        if (statement.Sid is { Length: > 0 } sid) map["Sid"] = sid;
        if (statement.Conditions.Count == 0) return map;
        var conditions = new JsonMap();
        foreach (var condition in statement.Conditions)
        {
            if (conditions.GetValueOrDefault(condition.Operator) is not JsonMap keys) conditions[condition.Operator] = keys = [];
            keys[condition.Key] = List(condition.Values);
        }

        map["Condition"] = conditions;
        return map;
    }

    private static PolicyStatementSpec Statement(object? json)
    {
        var map = json as JsonMap ?? [];
        if (map.GetValueOrDefault("Effect") as string != "Allow" || map.Keys.Any(key => !Expressible.Contains(key)))
        {
            return new PolicyStatementSpec
            {
                Sid = map.GetValueOrDefault("Sid") as string,
                Actions = EquatableList.Of($"(not declarable) {JsonText.Write(json).ReplaceLineEndings(" ")}"),
                Resources = EquatableList<string>.Empty,
            };
        }

        return new PolicyStatementSpec
        {
            Sid = map.GetValueOrDefault("Sid") as string,
            Actions = Texts(map.GetValueOrDefault("Action")),
            Resources = Texts(map.GetValueOrDefault("Resource")),
            Conditions = (map.GetValueOrDefault("Condition") as JsonMap ?? [])
                .SelectMany(entry => (entry.Value as JsonMap ?? []).Select(key => new PolicyConditionSpec(entry.Key, key.Key, Texts(key.Value))))
                .ToEquatableList(),
        };
    }

    /// <summary>A copy in which lists of one are the one, as IAM treats them.</summary>
    private static object? Flat(object? json)
    {
        switch (json)
        {
            case JsonList { Count: 1 } one: return Flat(one[0]);
            case JsonMap map:
                var flat = new JsonMap();
                foreach (var pair in map) flat[pair.Key] = Flat(pair.Value);
                return flat;
            default: return json;
        }
    }

    private static JsonList List(IEnumerable<string> texts)
    {
        var list = new JsonList();
        list.AddRange(texts);
        return list;
    }

    private static JsonList Items(object? json) => json switch
    {
        null => [],
        JsonList list => list,
        _ => [json],
    };

    private static EquatableList<string> Texts(object? json) =>
        Items(json).Select(item => item as string ?? JsonText.Write(item)).ToEquatableList();
}
