using BenchmarkDotNet.Attributes;
using Deploy.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Benchmarks.Generators;

/// <summary>What an edit costs in a project with 500 annotated classes, next to a trivial generator over the same classes.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Classes = 500;
    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _ours = null!;
    private GeneratorDriver _trivial = null!;
    private int _version;

    [Params("unrelated", "attribute")]
    public string Edit { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _compilation = AnnotatedClasses.Compilation(Classes);
        _ours = Driver(new DeploymentGenerator()).RunGenerators(_compilation);
        _trivial = Driver(new TrivialGenerator()).RunGenerators(_compilation);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Trivial() => _trivial = _trivial.RunGenerators(Edited());

    [Benchmark]
    public GeneratorDriver Deployment() => _ours = _ours.RunGenerators(Edited());

    // Both measure making the edited compilation as well: it is what an editor does, and the same for both.
    private CSharpCompilation Edited()
    {
        _version++;
        return _compilation = Edit == "unrelated"
            ? AnnotatedClasses.WithUnrelatedEdit(_compilation, _version)
            : AnnotatedClasses.WithAttributeEdit(_compilation, 1 + (_version % 9));
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: AnnotatedClasses.Options);
}
