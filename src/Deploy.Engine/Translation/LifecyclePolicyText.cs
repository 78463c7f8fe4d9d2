using Deploy.Ecs;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>
/// The JSON of ECR lifecycle policies. See https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
/// </summary>
public static class LifecyclePolicyText
{
    /// <summary>The policy's text, always the same for the same rules.</summary>
    public static string Write(IEnumerable<LifecycleRuleSpec> rules)
    {
        var list = new JsonList();
        list.AddRange(Normalise(rules).Select(Rule));
        return JsonText.Write(new JsonMap { ["rules"] = list });
    }

    /// <summary>The rules of a text. A rule that the spec cannot express becomes one that equals no declared rule.</summary>
    public static EquatableList<LifecycleRuleSpec> Read(string? text) =>
        text is null or "" ? EquatableList<LifecycleRuleSpec>.Empty
        : JsonReader.Read(text) is JsonMap map && map.GetValueOrDefault("rules") is JsonList rules ? Normalise(rules.Select(Rule))
        : EquatableList.Of(Unknown(0, text));

    /// <summary>The rules in the order of their priorities.</summary>
    public static EquatableList<LifecycleRuleSpec> Normalise(IEnumerable<LifecycleRuleSpec> rules) =>
        rules.OrderBy(rule => rule.RulePriority)
            .Select(rule => rule with { TagPrefixList = Sorted(rule.TagPrefixList), TagPatternList = Sorted(rule.TagPatternList) })
            .ToEquatableList();

    private static EquatableList<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal).ToEquatableList();

    private static JsonMap Rule(LifecycleRuleSpec rule)
    {
        var selection = new JsonMap
        {
            ["tagStatus"] = EnumSpelling.Of(rule.TagStatus),
            ["countType"] = EnumSpelling.Of(rule.CountType),
            ["countNumber"] = (long)rule.CountNumber,
        };
        if (rule.CountType == LifecycleCountType.SinceImagePushed) selection["countUnit"] = "days";
        if (rule.TagPrefixList.Count > 0) selection["tagPrefixList"] = List(rule.TagPrefixList);
        if (rule.TagPatternList.Count > 0) selection["tagPatternList"] = List(rule.TagPatternList);
        var map = new JsonMap
        {
            ["rulePriority"] = (long)rule.RulePriority,
            ["selection"] = selection,
            ["action"] = new JsonMap { ["type"] = "expire" },
        };
        if (rule.Description is { } description) map["description"] = description;
        return map;
    }

    private static LifecycleRuleSpec Rule(object? json)
    {
        var map = json as JsonMap ?? [];
        var selection = map.GetValueOrDefault("selection") as JsonMap ?? [];
        var priority = map.GetValueOrDefault("rulePriority") is long number ? (int)number : 0;
        var status = EnumSpelling.Parse<TagStatus>(selection.GetValueOrDefault("tagStatus") as string);
        var type = EnumSpelling.Parse<LifecycleCountType>(selection.GetValueOrDefault("countType") as string);
        if (status is null || type is null || selection.GetValueOrDefault("countNumber") is not long count) return Unknown(priority, JsonText.Write(json));
        var rule = new LifecycleRuleSpec
        {
            RulePriority = priority,
            Description = map.GetValueOrDefault("description") as string,
            TagStatus = status.Value,
            TagPrefixList = Texts(selection.GetValueOrDefault("tagPrefixList")),
            TagPatternList = Texts(selection.GetValueOrDefault("tagPatternList")),
            CountType = type.Value,
            CountNumber = (int)count,
        };
        // Whatever the way back loses (another action, a count unit) is a difference.
        return JsonText.Write(Rule(rule)) == JsonText.Write(json) ? rule : Unknown(priority, JsonText.Write(json));
    }

    private static LifecycleRuleSpec Unknown(int priority, string text) => new()
    {
        RulePriority = priority,
        Description = $"(not declarable) {text}",
        TagStatus = TagStatus.Any,
        CountType = LifecycleCountType.ImageCountMoreThan,
        CountNumber = 0,
    };

    private static JsonList List(IEnumerable<string> texts)
    {
        var list = new JsonList();
        list.AddRange(texts);
        return list;
    }

    private static EquatableList<string> Texts(object? json) => (json as JsonList ?? []).OfType<string>().ToEquatableList();
}
