using System.Text.RegularExpressions;
using Deploy.Testing;

namespace Deploy.Generators.Tests.Documentation;

/// <summary>The section of a rule in RULES.md, with its examples.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Language">The language of the examples: <c>csharp</c> for attributes, <c>json</c> for parts of a plan.</param>
/// <param name="Wrong">The example that the rule finds.</param>
/// <param name="Right">The example that no rule finds anything in.</param>
internal sealed record RuleSection(string Id, string Language, string Wrong, string Right)
{
    /// <summary>All sections, in the order of the page.</summary>
    public static IReadOnlyList<RuleSection> All { get; } = Read();

    /// <summary>The section of a rule.</summary>
    public static RuleSection Of(string id) => All.Single(section => section.Id == id);

    public override string ToString() => Id;

    private static RuleSection[] Read()
    {
        var page = File.ReadAllText(Repository.PathOf("generators", "RULES.md"));
        return [.. Regex.Matches(page, @"^## (DECS\d+)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Select(section => Parse(section.Groups[1].Value, section.Groups[2].Value))];
    }

    private static RuleSection Parse(string id, string text)
    {
        var example = Regex.Match(text, @"```(\w+)\n// wrong\n(.*?)// right\n(.*?)```", RegexOptions.Singleline);
        Assert.True(example.Success, $"The section of {id} has no example.");
        return new RuleSection(id, example.Groups[1].Value, example.Groups[2].Value, example.Groups[3].Value);
    }
}
