using System.Text.RegularExpressions;
using Deploy.Ecs;
using Deploy.Testing;

namespace Deploy.CodeFixes.Tests;

/// <summary>What fixes look for on attributes, and write there, exists: the attributes are not loaded into the compiler.</summary>
public class ArgumentNameTests
{
    private static readonly string Source = File.ReadAllText(Repository.PathOf("generators", "Deploy.CodeFixes", "ArgumentNames.cs"));

    private static readonly (string Attribute, string Argument)[] Arguments =
    [
        .. Regex.Matches(Source, @"Of <c>\[(\w+)\]</c>\.</summary>\s*public const string \w+ = ""(\w+)"";")
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    [Fact]
    public void Every_argument_says_its_attribute() =>
        Assert.Equal(Regex.Count(Source, "const string"), Arguments.Length);

    [Fact]
    public void Every_argument_is_a_property_of_its_attribute() => Assert.All(Arguments, written =>
        Assert.True(AttributeOf(written.Attribute)?.GetProperty(written.Argument)?.CanWrite, $"[{written.Attribute}] has no {written.Argument}."));

    [Fact]
    public void Arguments_and_attributes_are_named_nowhere_else()
    {
        var folder = Repository.PathOf("generators", "Deploy.CodeFixes", "Fixes");
        var fixes = Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText).ToList();
        Assert.All(fixes, text => Assert.DoesNotMatch(@"\.(Named|NamedNumber|With|Without)\(""", text));
        Assert.All(
            fixes.SelectMany(text => Regex.Matches(text, @"\.Renamed\(""(\w+)""\)")).Select(match => match.Groups[1].Value),
            name => Assert.NotNull(AttributeOf(name)));
    }

    private static Type? AttributeOf(string name) => typeof(ServiceAttribute).Assembly.GetType($"Deploy.Ecs.{name}Attribute");
}
