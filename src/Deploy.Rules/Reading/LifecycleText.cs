using Deploy.Ecs;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Reading;

/// <summary>A lifecycle policy as ECR is sent it, to measure it.</summary>
internal static class LifecycleText
{
    /// <summary>The shortest text that ECR takes.</summary>
    public const int Shortest = 100;

    /// <summary>The longest text that ECR takes.</summary>
    public const int Longest = 30720;

    /// <summary>The path of a rule or of one of its properties.</summary>
    public static string PathOf(LifecycleRuleSpec rule, string property = "")
    {
        var path = $"LifecyclePolicy[{Number.Text(rule.RulePriority)}]";
        return property.Length == 0 ? path : $"{path}.{property}";
    }

    /// <summary>The number of characters of the policy without white space between tokens.</summary>
    public static int Length(EcrRepositorySpec repository) => JsonText
        .Write(new JsonMap { ["rules"] = List(repository.LifecyclePolicy.Select(Rule)) })
        .Split('\n')
        .Sum(line => line.Trim().Replace("\": ", "\":").Length);

    private static JsonMap Rule(LifecycleRuleSpec rule)
    {
        var selection = new JsonMap
        {
            ["tagStatus"] = rule.TagStatus.ToString().ToLowerInvariant(),
            ["countType"] = rule.CountType == LifecycleCountType.SinceImagePushed ? "sinceImagePushed" : "imageCountMoreThan",
            ["countNumber"] = (long)rule.CountNumber,
        };
        if (rule.CountType == LifecycleCountType.SinceImagePushed) selection["countUnit"] = "days";
        if (rule.TagPrefixList.Count > 0) selection["tagPrefixList"] = List(rule.TagPrefixList);
        if (rule.TagPatternList.Count > 0) selection["tagPatternList"] = List(rule.TagPatternList);
        var map = new JsonMap { ["rulePriority"] = (long)rule.RulePriority, ["selection"] = selection, ["action"] = new JsonMap { ["type"] = "expire" } };
        if (rule.Description is { } description) map["description"] = description;
        return map;
    }

    private static JsonList List(IEnumerable<object> items)
    {
        var list = new JsonList();
        list.AddRange(items);
        return list;
    }
}
