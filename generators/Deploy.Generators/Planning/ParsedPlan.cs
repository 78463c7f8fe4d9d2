using Deploy.Generators.Model;
using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Staging;

namespace Deploy.Generators.Planning;

/// <summary>The declarations of an application and what the parsers made of them, in the base and in each stage.</summary>
internal sealed class ParsedPlan
{
    /// <summary>Parses all declarations.</summary>
    public ParsedPlan(PlanInput input)
    {
        Deployment = new DeploymentReader(input);
        // Two classes of one name are an error of the compiler: the first one counts.
        Classes = [.. input.Classes.GroupBy(type => type.Reference).Select(same => same.First()).OrderBy(type => type.Reference.MetadataName, StringComparer.Ordinal)];
        Base = ParseStage(stage: null);
        Stages = [.. Deployment.Stages.Distinct().Select(ParseStage)];
    }

    /// <summary>What is said of the deployment as a whole.</summary>
    public DeploymentReader Deployment { get; }

    /// <summary>The classes, by name.</summary>
    public IReadOnlyList<AttributedClass> Classes { get; }

    /// <summary>The base.</summary>
    public StageContext Base { get; }

    /// <summary>The stages, each once.</summary>
    public IReadOnlyList<StageContext> Stages { get; }

    private StageContext ParseStage(string? stage)
    {
        var externals = Classes.SelectMany(type => type.Externals).Distinct().Select(type => StageMerge.Merge(type, stage: null)).ToArray();
        var own = Classes.Select(type => StageMerge.Merge(type, stage)).ToArray();
        var context = new StageContext(stage, Deployment.Application, Deployment.DeclarationOf(stage), own, externals);
        foreach (var parser in KindParsers.All)
            foreach (var parsed in parser.Parse(context).ToArray()) context.Add(parsed);
        foreach (var (kind, type) in context.References.UsedExternals.ToArray()) context.Add(KindParsers.Of(kind).ParseExternal(context, type));
        return context;
    }
}
