using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Models;

namespace Deploy.Local.Tests.Fuzz;

/// <summary>A document as the form of awsQuery or ec2Query.</summary>
internal static class FormText
{
    public static IEnumerable<KeyValuePair<string, string>> Of(JsonNode? node, Shape shape, bool ec2, string key = "")
    {
        string Under(string name) => key.Length == 0 ? name : $"{key}.{name}";
        switch (node)
        {
            case JsonObject json when shape.Type == "structure":
                return json.SelectMany(member => shape.Members.TryGetValue(member.Key, out var known)
                    ? Of(member.Value, known.Shape, ec2, Under(Name(known, ec2)))
                    : Of(member.Value, shape, ec2, Under(member.Key)));
            case JsonObject json:
                return json.SelectMany((entry, index) => Of(entry.Key, shape, ec2, Under($"entry.{index + 1}.key")).Concat(Of(entry.Value, shape.Value?.Shape ?? shape, ec2, Under($"entry.{index + 1}.value"))));
            case JsonArray array:
                var item = ec2 || shape.Flattened ? "" : $"{shape.Member?.LocationName ?? "member"}.";
                return array.SelectMany((element, index) => Of(element, shape.Member?.Shape ?? shape, ec2, Under($"{item}{index + 1}")));
            default:
                return [new(key, node is null ? "" : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString())];
        }
    }

    private static string Name(Member member, bool ec2) =>
        !ec2 ? member.Shape.Flattened && member.Shape.Member?.LocationName is { } element ? element : member.WireName
        : member.QueryName ?? (member.LocationName is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : member.Name);
}
