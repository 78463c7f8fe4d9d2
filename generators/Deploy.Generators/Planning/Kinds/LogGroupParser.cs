using Deploy.Ecs;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The log groups that containers write to.</summary>
internal sealed class LogGroupParser : IKindParser
{
    private const int DefaultRetentionInDays = 30;

    /// <inheritdoc/>
    public IEnumerable<ParsedResource> Parse(StageContext stage) =>
        from type in stage.Classes
        let task = type.Find(TaskDefinitionParser.Kind.Attribute)
        where task is not null && task.Choice<Ownership>(nameof(Ownership)) != Ownership.External
        from parsed in Parse(stage, type, task)
        select parsed;

    // Containers of one task share a group; the first that says more about it than its name decides.
    private static IEnumerable<ParsedResource> Parse(StageContext stage, ClassDeclarations type, Declaration task) =>
        ContainerDetails.Containers(type, task)
            .Select(ContainerDetails.NameOf)
            .GroupBy(container => AwsLogsParser.LogGroup(type, container))
            .Select(group =>
            {
                var written = group.Select(container => AwsLogsParser.Find(type, container)).OfType<Declaration>().ToArray();
                var logs = written.FirstOrDefault(candidate => candidate.IsSet("RetentionInDays") || candidate.IsSet("KmsKeyId") || candidate.IsSet("External"));
                return Parse(stage, type, group.Key.Name, logs ?? written.FirstOrDefault() ?? Declaration.ImpliedBy(task, "AwsLogs"));
            });

    private static ParsedResource Parse(StageContext stage, ClassDeclarations type, string name, Declaration logs)
    {
        var origins = new OriginRecorder();
        var read = new PropertyReader(logs, origins);
        var isExternal = read.Flag(nameof(LogGroupSpec.Ownership), "External") ?? false;
        var identifier = read.Text(nameof(LogGroupSpec.Identifier), "LogGroup");
        read.Noted(nameof(LogGroupSpec.Name), "LogGroup");
        var spec = new LogGroupSpec { Name = name, Ownership = isExternal ? Ownership.External : Ownership.Owned, Identifier = isExternal || identifier != name ? identifier : null };
        if (isExternal)
        {
            if (!logs.IsSet("LogGroup")) stage.Findings.Add<MissingValue>(spec.Address, "", logs.Place, logs.Name, "LogGroup");
            return new ParsedResource(spec, type, origins.Origins);
        }

        var days = read.Number(nameof(LogGroupSpec.RetentionInDays)) ?? DefaultRetentionInDays;
        spec = spec with
        {
            MovedFrom = AwsLogsParser.OldLogGroup(type, name),
            RetentionInDays = days == 0 ? null : days,
            KmsKeyId = read.Text(nameof(LogGroupSpec.KmsKeyId)),
            Tags = CommonDetails.Tags(type, origins),
        };
        return new ParsedResource(spec, type, origins.Origins);
    }
}
