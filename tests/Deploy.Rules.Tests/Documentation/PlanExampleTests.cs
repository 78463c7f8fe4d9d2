using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Plan;
using Deploy.Plan.Json;
using Deploy.Testing;

namespace Deploy.Rules.Tests.Documentation;

/// <summary>
/// The examples of RULES.md that are parts of plans, laid over the valid plan: the wrong one gives exactly its id, and the right one nothing.
/// Those that are attributes are tested with the compiler.
/// </summary>
public class PlanExampleTests
{
    private static readonly Dictionary<string, (string Wrong, string Right)> Examples = File
        .ReadAllText(Repository.PathOf("generators", "RULES.md"))
        .Split("\n## DECS")
        .Skip(1)
        .Select(section => (Id: $"DECS{section[..4]}", Example: Regex.Match(section, @"```json\n// wrong\n(.+)\n// right\n(.+)\n```")))
        .Where(section => section.Example.Success)
        .ToDictionary(section => section.Id, section => (section.Example.Groups[1].Value, section.Example.Groups[2].Value));

    public static TheoryData<string> Ids => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_one_gives_its_id_and_nothing_else(string id) => Assert.Equal([id], Findings(Examples[id].Wrong).Select(found => found.Finding.Rule.Id).Distinct());

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_one_gives_nothing(string id) => Assert.Empty(Findings(Examples[id].Right).Select(found => $"{found.Finding.Rule.Id} {found.Text}"));

    private static IReadOnlyList<PlanFinding> Findings(string example)
    {
        var plan = JsonNode.Parse(PlanJson.Write(Plans.Valid))!.AsObject();
        plan.Remove("ContentHash");
        var resources = plan["Resources"]!.AsArray();
        switch (JsonNode.Parse(example)!)
        {
            case JsonArray added:
                foreach (var resource in added) resources.Add(resource!.DeepClone());
                break;
            case var part:
                var same = resources.Single(resource => $"{resource!["Kind"]}/{resource["Name"]}" == $"{part["Kind"]}/{part["Name"]}")!;
                resources[resources.IndexOf(same)] = Merged(same, part);
                break;
        }

        return PlanChecker.Check(PlanJson.FromJson(WithHash((JsonMap)JsonReader.Read(plan.ToJsonString())!)));
    }

    private static JsonMap WithHash(JsonMap plan)
    {
        plan["ContentHash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(plan))));
        return plan;
    }

    // Objects member by member, lists of objects element by element; all else is replaced, and null takes away.
    private static JsonNode Merged(JsonNode? basis, JsonNode part)
    {
        switch (basis, part)
        {
            case (JsonObject left, JsonObject right):
                var merged = left.DeepClone().AsObject();
                foreach (var (name, value) in right)
                {
                    merged.Remove(name);
                    if (value is not null) merged[name] = Merged(left[name], value);
                }

                return merged;
            case (JsonArray left, JsonArray { Count: > 0 } right) when right.All(element => element is JsonObject):
                return new JsonArray([.. right.Select((element, index) => Merged(index < left.Count ? left[index] : null, element!))]);
            default:
                return part.DeepClone();
        }
    }
}
