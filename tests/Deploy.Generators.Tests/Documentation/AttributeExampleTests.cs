using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Testing;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Documentation;

/// <summary>The example in each attribute's documentation comment compiles, and no rule has an error or a warning for it.</summary>
public sealed class AttributeExampleTests
{
    private static readonly DocumentationComments Comments = new(typeof(ServiceAttribute).Assembly);

    public static TheoryData<Type> Attributes => [.. typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task It_is_right(Type attribute)
    {
        var complete = CompleteExample.Of(Comments.Example(attribute) + "\n");

        var found = await Analyze.Diagnostics(complete.Source);

        Assert.Empty(found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{Analyze.Describe(diagnostic)}: {diagnostic.GetMessage(null)}\n{complete.Source}"));
    }
}
