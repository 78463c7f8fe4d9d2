using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Benchmarks.Generators;

/// <summary>The baseline: the least that an incremental generator for the same attributes can do.</summary>
public sealed class TrivialGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .ForAttributeWithMetadataName("Deploy.Ecs.ServiceAttribute", static (_, _) => true, static (target, _) => target.TargetSymbol.Name)
            .Collect();
        context.RegisterImplementationSourceOutput(names, static (output, all) =>
            output.AddSource("Names.g.cs", SourceText.From($"// {all.Length} classes", Encoding.UTF8)));
    }
}
