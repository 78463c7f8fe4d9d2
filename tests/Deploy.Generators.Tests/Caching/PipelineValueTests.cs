using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Caching;

/// <summary>No value of the pipeline keeps a compilation alive.</summary>
public sealed class PipelineValueTests
{
    public static TheoryData<string> SampleNames => CachingTests.SampleNames;

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void No_value_of_any_step_holds_a_symbol_syntax_compilation_or_location(string sample)
    {
        var sources = Samples.All().Single(candidate => candidate.Name == sample).Sources;
        var result = Generate.Run(Compile.Of(sources));
        var visited = 0;
        foreach (var name in TrackingNames.All)
        {
            foreach (var (value, _) in Generate.Steps(result, name).SelectMany(step => step.Outputs))
            {
                visited++;
                Assert.Null(ObjectGraph.FindCompilerObject(value, name));
            }
        }

        Assert.True(visited > TrackingNames.FromThePlanOn.Count, "Too few values were seen.");
    }

    [Fact]
    public void The_walk_finds_what_is_hidden_deep_in_a_value()
    {
        var compilation = CSharpCompilation.Create("Hidden");
        var tree = CSharpSyntaxTree.ParseText("class C;");
        Assert.StartsWith("value.<Inner>k__BackingField[1] is a ", ObjectGraph.FindCompilerObject(new Holder([1, compilation.Assembly]), "value"), StringComparison.Ordinal);
        Assert.NotNull(ObjectGraph.FindCompilerObject(new Holder([tree.GetRoot()]), "value"));
        Assert.NotNull(ObjectGraph.FindCompilerObject(new Holder([compilation]), "value"));
        Assert.NotNull(ObjectGraph.FindCompilerObject(new Holder([tree.GetRoot().GetLocation()]), "value"));
        Assert.Null(ObjectGraph.FindCompilerObject(new Holder(["text", 1, new[] { 2 }]), "value"));
    }

    private sealed record Holder(IReadOnlyList<object> Inner);
}
