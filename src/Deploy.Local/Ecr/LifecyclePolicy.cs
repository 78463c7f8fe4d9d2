using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>
/// Checks a lifecycle policy as ECR does: a closed schema without nulls, unique priorities, a rule for any image last.
/// See <see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html"/>.
/// </summary>
internal static class LifecyclePolicy
{
    private const int MostRules = 50;

    private static readonly string[] RuleKeys = ["rulePriority", "description", "selection", "action"];
    private static readonly string[] SelectionKeys = ["tagStatus", "tagPrefixList", "tagPatternList", "storageClass", "countType", "countUnit", "countNumber"];
    private static readonly string[] ActionKeys = ["type", "targetStorageClass"];
    private static readonly string[] CountTypes = ["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

    /// <summary>The policy as JSON.</summary>
    /// <exception cref="LocalServiceException">InvalidParameterException with everything that is wrong.</exception>
    public static JsonObject Check(string text)
    {
        JsonObject? policy;
        try
        {
            policy = StrictJson.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            policy = null;
        }

        var problems = policy is null ? ["string is not valid JSON"] : Problems(policy).ToList();
        return problems.Count == 0
            ? policy!
            : throw EcrErrors.InvalidParameter("LifecyclePolicyText", $"Lifecycle policy validation failure: {string.Join("; ", problems)}");
    }

    private static IEnumerable<string> Problems(JsonObject policy)
    {
        foreach (var problem in Closed(policy, ["rules"]))
            yield return problem;
        if (policy["rules"] is not JsonArray { Count: >= 1 } rules)
        {
            yield return "object has missing required properties ([\"rules\"]) or the list is empty";
            yield break;
        }

        if (rules.Count > MostRules)
            yield return $"array is too long: must have at most {MostRules} elements but instance has {rules.Count} elements";
        foreach (var rule in rules)
            foreach (var problem in rule is JsonObject json ? RuleProblems(json) : ["a rule is not an object"])
                yield return problem;
        foreach (var problem in Together([.. rules.OfType<JsonObject>()]))
            yield return problem;
    }

    private static IEnumerable<string> RuleProblems(JsonObject rule)
    {
        foreach (var problem in Closed(rule, RuleKeys))
            yield return problem;
        if (Integer(rule, "rulePriority") is not >= 1)
            yield return "rulePriority must be an integer of at least 1";
        foreach (var problem in rule["selection"] is JsonObject selection ? SelectionProblems(selection) : ["object has missing required properties ([\"selection\"])"])
            yield return problem;
        foreach (var problem in rule["action"] is JsonObject action ? ActionProblems(action) : ["object has missing required properties ([\"action\"])"])
            yield return problem;
    }

    private static IEnumerable<string> SelectionProblems(JsonObject selection)
    {
        foreach (var problem in Closed(selection, SelectionKeys))
            yield return problem;
        var status = selection.Text("tagStatus");
        if (status is not ("tagged" or "untagged" or "any"))
            yield return "tagStatus must be one of tagged, untagged, any";

        var (prefixes, patterns) = (Strings(selection, "tagPrefixList"), Strings(selection, "tagPatternList"));
        if (status == "tagged" && prefixes.Count > 0 == patterns.Count > 0)
            yield return "tagStatus 'tagged' needs a non-empty tagPrefixList or a non-empty tagPatternList, not both";
        if (status is "untagged" or "any" && (selection.ContainsKey("tagPrefixList") || selection.ContainsKey("tagPatternList")))
            yield return $"tagStatus '{status}' allows neither tagPrefixList nor tagPatternList";
        if (patterns.Any(pattern => pattern.Length is 0 or > 128 || pattern.Count(letter => letter == '*') > 4))
            yield return "an entry of tagPatternList has 1 to 128 characters and at most four wildcards";

        var type = selection.Text("countType");
        if (!CountTypes.Contains(type))
            yield return $"countType must be one of {string.Join(", ", CountTypes)}";
        else if (type == "imageCountMoreThan" && selection.ContainsKey("countUnit"))
            yield return "countType 'imageCountMoreThan' allows no countUnit";
        else if (type != "imageCountMoreThan" && selection.Text("countUnit") != "days")
            yield return $"countType '{type}' needs countUnit 'days'";
        if (Integer(selection, "countNumber") is not >= 1)
            yield return "countNumber must be an integer of at least 1";
        if (selection.ContainsKey("storageClass") && selection.Text("storageClass") is not ("standard" or "archive"))
            yield return "storageClass must be standard or archive";
        if (type == "sinceImageTransitioned" != (selection.Text("storageClass") == "archive"))
            yield return "countType 'sinceImageTransitioned' and storageClass 'archive' belong together";
    }

    private static IEnumerable<string> ActionProblems(JsonObject action)
    {
        foreach (var problem in Closed(action, ActionKeys))
            yield return problem;
        var (type, target) = (action.Text("type"), action.Text("targetStorageClass"));
        if (type is not ("expire" or "transition"))
            yield return "action type must be expire or transition";
        if (type == "transition" != (target == "archive") || (target is not null && type == "expire"))
            yield return "action 'transition', and no other, has targetStorageClass 'archive'";
    }

    /// <summary>What only shows when all rules are looked at.</summary>
    private static IEnumerable<string> Together(IReadOnlyList<JsonObject> rules)
    {
        var priorities = rules.Select(rule => Integer(rule, "rulePriority")).ToList();
        if (priorities.Distinct().Count() != priorities.Count)
            yield return "rulePriority must be unique";

        foreach (var group in rules.GroupBy(rule => rule.Object("selection")?.Text("storageClass") ?? "standard"))
        {
            var any = group.Where(rule => rule.Object("selection")?.Text("tagStatus") == "any").ToList();
            if (any.Count > 1)
                yield return "only one rule may have tagStatus 'any'";
            else if (any.Count == 1 && Integer(any[0], "rulePriority") != group.Max(rule => Integer(rule, "rulePriority")))
                yield return "the rule with tagStatus 'any' must have the highest rulePriority";
            if (group.Where(rule => rule.Object("selection")?.Text("tagStatus") == "untagged")
                .GroupBy(rule => rule.Object("action")?.Text("type")).Any(same => same.Count() > 1))
                yield return "only one rule for the same action may have tagStatus 'untagged'";
        }
    }

    private static IEnumerable<string> Closed(JsonObject json, string[] keys)
    {
        var unknown = json.Select(member => member.Key).Except(keys).ToList();
        if (unknown.Count > 0)
            yield return $"object instance has properties which are not allowed by the schema: [{string.Join(", ", unknown.Select(key => $"\"{key}\""))}]";
        foreach (var (key, _) in json.Where(member => member.Value is null))
            yield return $"instance type (null) of '{key}' does not match any allowed primitive type";
    }

    private static long? Integer(JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out var number) ? number : null;

    private static List<string> Strings(JsonObject json, string name) =>
        json[name] is JsonArray array ? [.. array.Select(item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : "")] : [];
}
