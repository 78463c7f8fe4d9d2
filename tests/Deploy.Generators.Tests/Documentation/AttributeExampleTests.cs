using System.Xml.Linq;
using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Documentation;

/// <summary>The example in each attribute's documentation comment compiles, and no rule has an error or a warning for it.</summary>
public sealed class AttributeExampleTests
{
    public static TheoryData<string> Attributes => [.. typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task It_is_right(string attribute)
    {
        var complete = CompleteExample.Of(ExampleOf(attribute));

        var found = await Analyze.Diagnostics(complete.Source);

        Assert.Empty(found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{Analyze.Describe(diagnostic)}: {diagnostic.GetMessage(null)}\n{complete.Source}"));
    }

    private static string ExampleOf(string attribute)
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(ServiceAttribute).Assembly.Location, ".xml"));
        var code = comments.Descendants("member").Single(member => (string)member.Attribute("name")! == $"T:Deploy.Ecs.{attribute}").Element("example")!.Element("code")!.Value;
        return string.Join('\n', code.Trim().Split('\n').Select(line => line.Trim())) + "\n";
    }
}
