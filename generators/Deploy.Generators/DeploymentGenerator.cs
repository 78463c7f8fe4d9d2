using System.Collections.Immutable;
using Deploy.Generators.Emission;
using Deploy.Generators.Model;
using Deploy.Generators.Parsing;
using Deploy.Generators.Planning;
using Deploy.Generators.Projects;
using Deploy.Plan;
using Deploy.Plan.Json;
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
    private const string TypedPlanProperty = "build_property.DeployEcsTypedPlan";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Read: from here on there are no symbols and no syntax.
        var parsed = DeclarationSources.Classes(context);
        var parsedAssembly = DeclarationSources.Assembly(context);
        var settings = context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => CompilationReader.Settings(input.Left, input.Right))
            .WithTrackingName(TrackingNames.Settings);
        var projects = ReferencedPlans.Of(context);

        // Part what is said from where it stands: text moves more often than it changes.
        var classes = parsed.Select(static (all, _) => all.Select(type => type.Class).ToEquatableList()).WithTrackingName(TrackingNames.Classes);
        var assembly = parsedAssembly.Select(static (found, _) => found.Attributes).WithTrackingName(TrackingNames.Assembly);
        var locations = parsed.Combine(parsedAssembly)
            .Select(static (pair, _) => pair.Left.Select(type => type.Locations).Append(pair.Right.Locations).ToEquatableList())
            .WithTrackingName(TrackingNames.Locations);

        // Plan.
        var plan = classes.Combine(assembly).Combine(settings).Combine(projects)
            .Select(static (input, _) => PlanBuilder.Build(new ParsedPlan(
                new PlanInput(input.Left.Right, input.Left.Left.Right, input.Left.Left.Left) { Projects = input.Right })))
            .WithTrackingName(TrackingNames.Plan);

        // Write: each resource by itself, so that of a long text only what changed is written anew.
        var planText = plan.Combine(TextsOfResources(plan))
            .Select(static (input, _) => PlanJson.WritePieces(input.Left.Plan, input.Right))
            .WithTrackingName(TrackingNames.PlanText);
        var sourceMapText = TextsOfLocations(plan, locations)
            .Select(static (texts, _) => SourceMap.WritePieces(texts))
            .WithTrackingName(TrackingNames.SourceMapText);
        var classMapText = plan.Select(static (result, _) => result.ClassMap)
            .Select(static (classes, _) => classes.Write().TrimEnd('\n'))
            .WithTrackingName(TrackingNames.ClassMapText);
        var isDeclared = plan.Select(static (result, _) => result.IsDeclared);
        context.RegisterImplementationSourceOutput(
            planText.Combine(sourceMapText).Combine(classMapText).Combine(isDeclared),
            static (output, input) => EmitPlan(output, input.Right, input.Left.Left.Left, input.Left.Left.Right, input.Left.Right));
        context.RegisterSourceOutput(TypedClassOf(context, plan, settings), static (output, type) => EmitTypedClass(output, type));
    }

    private static IncrementalValueProvider<ImmutableArray<JsonPiece>> TextsOfResources(IncrementalValueProvider<PlanResult> plan) =>
        plan.SelectMany(static (result, _) => PlanJson.ResourcesOf(result.Plan))
            .Select(static (resource, _) => PlanJson.WriteResource(resource))
            .WithTrackingName(TrackingNames.ResourceText)
            .Collect();

    private static IncrementalValueProvider<ImmutableArray<JsonPiece>> TextsOfLocations(
        IncrementalValueProvider<PlanResult> plan, IncrementalValueProvider<EquatableList<ClassLocations>> locations) =>
        plan.Select(static (result, _) => result.Origins).Combine(locations)
            .SelectMany(static (input, _) => SourceMapBuilder.Build(input.Left, input.Right))
            .Select(static (together, _) => SourceMap.WriteLocations(together))
            .WithTrackingName(TrackingNames.LocationText)
            .Collect();

    private static IncrementalValueProvider<TypedClass?> TypedClassOf(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<PlanResult> plan, IncrementalValueProvider<ProjectSettings> settings)
    {
        var rootNamespace = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(RootNamespaceProperty, out var value) && value.Length > 0 ? value : null);
        var application = plan.Select(static (result, _) => result.Plan.Application);
        var name = application.Combine(settings).Combine(rootNamespace)
            .Select(static (input, _) => TypedClassBuilder.NameOf(input.Left.Left, input.Right ?? input.Left.Right.AssemblyName))
            .Combine(context.CompilationProvider)
            .Select(static (input, _) => DeclaredNames.Free(input.Left, input.Right))
            .WithTrackingName(TrackingNames.TypedClassName);

        // Only where it is asked for: a class that lists the resources would make another program of each new one.
        var isAskedFor = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(TypedPlanProperty, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase));
        return plan.Select(static (result, _) => TypedClassBuilder.ResourcesOf(result.Plan)).WithTrackingName(TrackingNames.TypedResources)
            .Combine(application).Combine(settings).Combine(name).Combine(isAskedFor)
            .Select(static (input, _) => input.Right ? TypedClassOf(input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right, input.Left.Right) : null)
            .WithTrackingName(TrackingNames.TypedClass);
    }

    private static TypedClass? TypedClassOf(EquatableList<TypedResource> resources, string application, ProjectSettings settings, TypedClassName name) =>
        settings.HasPlanTypes && resources.Count > 0 ? TypedClassBuilder.Build(resources, application, settings.AssemblyName, name) : null;

    private static void EmitPlan(SourceProductionContext output, bool isDeclared, EquatableList<string> plan, EquatableList<string> sourceMap, string classMap)
    {
        if (isDeclared) output.AddSource(PlanFile.HintName, new PiecedText(PlanFile.Write(plan, sourceMap, classMap)));
    }

    private static void EmitTypedClass(SourceProductionContext output, TypedClass? type)
    {
        if (type is not null) output.AddSource(TypedClassWriter.HintName(type), TypedClassWriter.Write(type));
    }
}
