using System.Collections.Immutable;
using Deploy.Generators.Emission;
using Deploy.Generators.Model;
using Deploy.Generators.Parsing;
using Deploy.Generators.Planning;
using Deploy.Plan;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators;

/// <summary>
/// Turns the attributes of Deploy.Ecs into a plan, a source map and a typed class. It reports nothing: that is the analyzer's, so that
/// a fault never keeps the rest from being generated.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DeploymentGenerator : IIncrementalGenerator
{
    private const string RootNamespaceProperty = "build_property.RootNamespace";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Read: from here on there are no symbols and no syntax.
        var parsed = DeclarationSources.Classes(context);
        var parsedAssembly = DeclarationSources.Assembly(context);
        var settings = context.CompilationProvider
            .Select(static (compilation, _) => CompilationReader.Settings(compilation))
            .WithTrackingName(TrackingNames.Settings);
        var rootNamespace = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(RootNamespaceProperty, out var value) && value.Length > 0 ? value : null);

        // Part what is said from where it stands: text moves more often than it changes.
        var classes = parsed.Select(static (all, _) => all.Select(type => type.Class).ToEquatableList()).WithTrackingName(TrackingNames.Classes);
        var assembly = parsedAssembly.Select(static (found, _) => found.Attributes).WithTrackingName(TrackingNames.Assembly);
        var locations = parsed.Combine(parsedAssembly)
            .Select(static (pair, _) => pair.Left.Select(type => type.Locations).Append(pair.Right.Locations).ToEquatableList())
            .WithTrackingName(TrackingNames.Locations);

        // Plan.
        var plan = classes.Combine(assembly).Combine(settings)
            .Select(static (input, _) => PlanBuilder.Build(new PlanInput(input.Right, input.Left.Right, input.Left.Left)))
            .WithTrackingName(TrackingNames.Plan);

        // Write.
        var planText = plan.Select(static (result, _) => TextOf(result)).WithTrackingName(TrackingNames.PlanText);
        var sourceMapText = plan.Select(static (result, _) => result.Origins).Combine(locations)
            .Select(static (input, _) => SourceMapBuilder.Build(input.Left, input.Right).Write())
            .WithTrackingName(TrackingNames.SourceMapText);
        var typedClassName = plan.Select(static (result, _) => result.Plan.Application).Combine(settings).Combine(rootNamespace)
            .Select(static (input, _) => TypedClassBuilder.NameOf(input.Left.Left, input.Right ?? input.Left.Right.AssemblyName))
            .Combine(context.CompilationProvider)
            .Select(static (input, _) => DeclaredNames.Free(input.Left, input.Right))
            .WithTrackingName(TrackingNames.TypedClassName);
        var typedClass = plan.Combine(settings).Combine(typedClassName)
            .Select(static (input, _) => TypedClassOf(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.TypedClass);

        context.RegisterImplementationSourceOutput(planText.Combine(sourceMapText), static (output, texts) => EmitPlan(output, texts.Left, texts.Right));
        context.RegisterSourceOutput(typedClass, static (output, type) => EmitTypedClass(output, type));
    }

    private static string? TextOf(PlanResult result) => result.HasResources ? PlanJson.Write(result.Plan) : null;

    private static TypedClass? TypedClassOf(PlanResult result, ProjectSettings settings, TypedClassName name) =>
        settings.HasPlanTypes && result.HasResources ? TypedClassBuilder.Build(result.Plan, settings.AssemblyName, name) : null;

    private static void EmitPlan(SourceProductionContext output, string? plan, string sourceMap)
    {
        if (plan is not null) output.AddSource(PlanFile.HintName, PlanFile.Write(plan, sourceMap));
    }

    private static void EmitTypedClass(SourceProductionContext output, TypedClass? type)
    {
        if (type is not null) output.AddSource(TypedClassWriter.HintName(type), TypedClassWriter.Write(type));
    }
}
