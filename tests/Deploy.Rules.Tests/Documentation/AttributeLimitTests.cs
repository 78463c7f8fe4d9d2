using System.Reflection;
using System.Text.RegularExpressions;
using Deploy.Ecs;
using Deploy.Testing;

namespace Deploy.Rules.Tests.Documentation;

/// <summary>
/// Who writes an attribute reads in the editor what the rules allow: the comment of the property says the numbers of the rule. Which
/// property that is, the rule's example tells: the wrong and the right one differ there.
/// </summary>
public class AttributeLimitTests
{
    private static readonly DocumentationComments Comments = new(typeof(ServiceAttribute).Assembly);

    private static readonly Dictionary<string, (string Wrong, string Right)> Examples = Regex
        .Matches(
            File.ReadAllText(Repository.PathOf("generators", "RULES.md")),
            @"^## (DECS\d+)\n(?:(?!## ).*\n)*?```csharp\n// wrong\n((?:.+\n)+?)// right\n((?:.+\n)+?)```",
            RegexOptions.Multiline)
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

    /// <summary>The rules with limits that an attribute can break; the name of a schedule group, for one, is in no attribute.</summary>
    public static TheoryData<string> Ids =>
        [.. RuleCatalog.All.Where(rule => LimitOf(rule) is not null && Examples.ContainsKey(rule.Id)).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_comment_of_an_attributes_property_says_the_limits(string id)
    {
        var property = PropertyOf(Examples[id]);

        Assert.True(property is not null, $"The examples of {id} do not differ in a property of an attribute.");
        Assert.Matches($@"\b{LimitOf(RuleCatalog.Find(id)!)}\b", Comments.Summary(property));
    }

    private static string? LimitOf(Rule rule) => rule switch
    {
        IRangeRule { Range: var range } => range.ToString(),
        INameRule { Form.Length: var length } => length.ToString(),
        _ => null,
    };

    private static PropertyInfo? PropertyOf((string Wrong, string Right) example)
    {
        var same = string.Concat(example.Wrong.Zip(example.Right).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First));

        // A keyword such as rate( follows a quotation mark, an attribute does not.
        var attribute = Regex.Matches(same, @"(?<=[\[ ])(\w+)\(")[^1];
        var type = typeof(ServiceAttribute).Assembly.GetType($"Deploy.Ecs.{attribute.Groups[1].Value}Attribute");
        return Regex.Match(same[attribute.Index..], @"(\w+) = [^,]*\z") is { Success: true } named
            ? type?.GetProperty(named.Groups[1].Value)
            : type?.GetProperty("Name")
                ?? type?.GetProperties().SingleOrDefault(property => !property.CanWrite && property.DeclaringType == type);
    }
}
