using Deploy.Generators.Model;
using Deploy.Generators.Planning.Foreign;
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
        var foreign = new ForeignClasses(input.Projects, Classes.SelectMany(type => type.Externals));
        Base = ParseStage(stage: null, input.Settings, foreign);
        Stages = [.. Deployment.Stages.Distinct().Select(stage => ParseStage(stage, input.Settings, foreign))];
    }

    /// <summary>What is said of the deployment as a whole.</summary>
    public DeploymentReader Deployment { get; }

    /// <summary>The classes, by name.</summary>
    public IReadOnlyList<AttributedClass> Classes { get; }

    /// <summary>The base.</summary>
    public StageContext Base { get; }

    /// <summary>The stages, each once.</summary>
    public IReadOnlyList<StageContext> Stages { get; }

    private StageContext ParseStage(string? stage, ProjectSettings settings, ForeignClasses foreign)
    {
        var own = Classes.Select(type => StageMerge.Merge(type, Deployment.Application, stage)).ToArray();
        var context = new StageContext(stage, Deployment.Application, settings, Deployment.DeclarationOf(stage), own, foreign);
        foreach (var parser in KindParsers.All)
            foreach (var parsed in parser.Parse(context).ToArray()) context.Add(parsed);
        foreach (var used in context.References.UsedExternals.ToArray()) context.Add(used);
        return context;
    }
}
