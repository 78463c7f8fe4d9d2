using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Testing.Botocore;

namespace Deploy.EndToEnd.Tests.Emulators;

/// <summary>What botocore describes at an endpoint after a deployment of Storefront, as lines <c>path = value</c> that do not depend on where and when.</summary>
internal static partial class DescribedState
{
    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
        { "createdAt", "updatedAt", "registeredAt", "creationTime", "CreateDate", "CreationDate", "LastModificationDate" };

    private static readonly HashSet<string> Generated = new(StringComparer.Ordinal) { "RoleId", "id" };

    /// <summary>Asks the endpoint.</summary>
    public static SortedDictionary<string, string> Read(string endpoint, string environment)
    {
        var described = BotocoreBridge.RunOrSkip("describe_deployment.py", new JsonObject { ["endpoint"] = endpoint, ["region"] = "us-east-1", ["environment"] = environment });
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(lines, "", described);
        return lines;
    }

    /// <summary>The lines that differ, with both sides.</summary>
    public static IReadOnlyList<(string Path, string Text)> Differences(SortedDictionary<string, string> left, SortedDictionary<string, string> right) => left.Keys
        .Union(right.Keys)
        .Order(StringComparer.Ordinal)
        .Where(path => left.GetValueOrDefault(path) != right.GetValueOrDefault(path))
        .Select(path => (path, $"{path}: {left.GetValueOrDefault(path, "-")} | {right.GetValueOrDefault(path, "-")}"))
        .ToList();

    private static void Add(SortedDictionary<string, string> lines, string path, JsonNode? node)
    {
        switch (node)
        {
            // An empty list and one that is left out mean the same to every client.
            case null:
                break;
            case JsonObject map:
                foreach (var (name, value) in map.Where(member => !Times.Contains(member.Key) && !Generated.Contains(member.Key)))
                    Add(lines, path.Length == 0 ? name : $"{path}.{Neutral(name)}", value);
                break;
            case JsonArray list:
                foreach (var (key, value) in Keyed(list)) Add(lines, $"{path}[{key}]", value);
                break;
            case JsonValue value:
                lines[path] = Neutral(value.ToString());
                break;
        }
    }

    /// <summary>Elements by their name, so that order does not count; plain values in their order.</summary>
    private static IEnumerable<(string Key, JsonNode? Value)> Keyed(JsonArray list)
    {
        var texts = list.All(element => element is JsonValue) ? list.Select(element => Neutral(element!.ToString())).Order(StringComparer.Ordinal).ToList() : null;
        if (texts is not null) return texts.Select((text, index) => ($"{index}", (JsonNode?)JsonValue.Create(text)));
        return list.Select((element, index) => (NameOf(element) ?? $"{index}", element)).GroupBy(pair => pair.Item1).SelectMany(group => group.Select((pair, index) => (index == 0 ? pair.Item1 : $"{pair.Item1}#{index}", pair.element)));
    }

    private static string? NameOf(JsonNode? element) => element is JsonObject map
        ? ((string[])["name", "Sid", "containerPort", "key", "status"]).Select(name => map[name]?.ToString()).FirstOrDefault(name => name is not null)
        : null;

    private static string Neutral(string text)
    {
        text = Registry().Replace(text, "(registry)/");
        text = Account().Replace(text, "(account)");
        text = Digest().Replace(text, "sha256:(digest)");
        text = NetworkId().Replace(text, "$1-(id)");
        return Id().Replace(text, "(id)");
    }

    /// <summary>Ours, docker-registry's, and the one that an emulator of ECR names.</summary>
    [GeneratedRegex(@"localhost:\d+/(us-east-1/)?|\d{12}\.dkr\.ecr\.us-east-1\.amazonaws\.com/")]
    private static partial Regex Registry();

    [GeneratedRegex(@"\b(000000000000|123456789012)\b")]
    private static partial Regex Account();

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b(subnet|sg|vpc)-[0-9a-f]+\b")]
    private static partial Regex NetworkId();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\becs-svc/\d+")]
    private static partial Regex Id();
}
