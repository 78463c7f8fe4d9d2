using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Tests.Caching;

/// <summary>What is run again after an edit.</summary>
public sealed class CachingTests
{
    private const string Unrelated = "namespace Unrelated; public sealed class Counter { public int Value { get; set; } }";
    private const string UnrelatedEdited = "namespace Unrelated; public sealed class Counter { public int Value { get; set; } public int Twice => Value * 2; }";

    public static TheoryData<string> SampleNames => [.. Samples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void After_an_edit_of_another_file_nothing_is_made_anew(string sample)
    {
        var compilation = Compile.Of([.. SourcesOf(sample), Unrelated]);
        var steps = Edit(compilation, last => last.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(UnrelatedEdited, System.Text.Encoding.UTF8)), out var outputs);

        foreach (var name in TrackingNames.All) AssertReasons(steps, name, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);
        foreach (var name in TrackingNames.FromThePlanOn) AssertReasons(steps, name, IncrementalStepRunReason.Cached);
        Assert.All(outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.NotEmpty(outputs);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void After_text_has_moved_only_the_source_map_is_made_anew(string sample)
    {
        var compilation = Compile.Of(SourcesOf(sample));
        var declaring = compilation.SyntaxTrees.First(tree => tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Any());
        var moved = Microsoft.CodeAnalysis.Text.SourceText.From("// A comment.\n" + declaring, System.Text.Encoding.UTF8);
        var steps = EditTree(compilation, declaring, moved, out _);

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(steps, TrackingNames.ParsedClasses).Concat(Reasons(steps, TrackingNames.ParsedAssembly)));
        foreach (var name in new[] { TrackingNames.Classes, TrackingNames.Assembly }) AssertReasons(steps, name, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);
        foreach (var name in new[] { TrackingNames.Plan, TrackingNames.PlanText, TrackingNames.TypedClass }) AssertReasons(steps, name, IncrementalStepRunReason.Cached);
        AssertReasons(steps, TrackingNames.SourceMapText, IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void After_a_changed_value_the_typed_class_stays_as_it_is()
    {
        var compilation = Compile.Of(Samples.FourAttributes);
        var edited = Microsoft.CodeAnalysis.Text.SourceText.From(Samples.FourAttributes.Replace("DesiredCount = 2", "DesiredCount = 3", StringComparison.Ordinal), System.Text.Encoding.UTF8);
        var steps = EditTree(compilation, compilation.SyntaxTrees[0], edited, out _);

        AssertReasons(steps, TrackingNames.Plan, IncrementalStepRunReason.Modified);
        AssertReasons(steps, TrackingNames.PlanText, IncrementalStepRunReason.Modified);
        AssertReasons(steps, TrackingNames.TypedResources, IncrementalStepRunReason.Unchanged);
        AssertReasons(steps, TrackingNames.TypedClass, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void After_a_changed_value_only_the_resources_that_have_it_are_written_anew()
    {
        var compilation = Compile.Of(Samples.Storefront);
        var edited = Microsoft.CodeAnalysis.Text.SourceText.From(Samples.Storefront.Replace("Cpu = 256, Memory = 512)]\n[Container(\"worker\"", "Cpu = 512, Memory = 1024)]\n[Container(\"worker\"", StringComparison.Ordinal), System.Text.Encoding.UTF8);
        Assert.False(edited.ContentEquals(compilation.SyntaxTrees[0].GetText()));
        var steps = EditTree(compilation, compilation.SyntaxTrees[0], edited, out _);

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(Reasons(steps, TrackingNames.ResourceText), reason => reason != IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Every_value_of_every_step_is_equal_to_itself_made_again()
    {
        foreach (var (_, sources) in Samples.All())
        {
            var first = Values(Compile.Of(sources));
            var second = Values(Compile.Of(sources));
            Assert.Equal(first.Count, second.Count);
            Assert.NotEmpty(first);
            foreach (var ((name, left), (_, right)) in first.Zip(second)) Assert.True(Equals(left, right), $"Step {name}: {left} is not {right}.");
        }
    }

    private static string[] SourcesOf(string sample) => Samples.All().Single(candidate => candidate.Name == sample).Sources;

    private static List<(string Name, object Value)> Values(CSharpCompilation compilation)
    {
        var result = Generate.Run(compilation);
        return [.. TrackingNames.All.SelectMany(name => Generate.Steps(result, name).SelectMany(step => step.Outputs).Select(output => (name, output.Value)))];
    }

    private static GeneratorRunResult Edit(CSharpCompilation compilation, Func<SyntaxTree, SyntaxTree> edit, out IncrementalStepRunReason[] outputs)
    {
        var last = compilation.SyntaxTrees[^1];
        return Rerun(compilation, compilation.ReplaceSyntaxTree(last, edit(last)), out outputs);
    }

    private static GeneratorRunResult EditTree(CSharpCompilation compilation, SyntaxTree tree, Microsoft.CodeAnalysis.Text.SourceText text, out IncrementalStepRunReason[] outputs) =>
        Rerun(compilation, compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text)), out outputs);

    private static GeneratorRunResult Rerun(CSharpCompilation before, CSharpCompilation after, out IncrementalStepRunReason[] outputs)
    {
        var driver = Generate.Driver().RunGenerators(before).RunGenerators(after);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        outputs = [.. result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];
        return result;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string name) =>
        Generate.Steps(result, name).SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static void AssertReasons(GeneratorRunResult result, string name, params IncrementalStepRunReason[] allowed)
    {
        Assert.All(Reasons(result, name), reason => Assert.True(allowed.Contains(reason), $"{name} is {reason}, not {string.Join(" or ", allowed)}."));
    }
}
