using Deploy.Ecs;
using Deploy.Generators.Model;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>
/// The log groups that containers write to. Containers and task definitions may share one: what they say about it is put together, and
/// what they leave out does not count.
/// </summary>
internal sealed class LogGroupParser : IKindParser
{
    private const int DefaultRetentionInDays = 30;

    /// <summary>What one log group has one of.</summary>
    private static readonly string[] Shared = ["External", nameof(LogGroupSpec.RetentionInDays), nameof(LogGroupSpec.KmsKeyId)];

    /// <inheritdoc/>
    public IEnumerable<ParsedResource> Parse(StageContext stage) =>
        from type in stage.Classes
        let task = type.Find(TaskDefinitionParser.Kind.Attribute)
        where task is not null && task.Choice<Ownership>(nameof(Ownership)) != Ownership.External
        from container in ContainerDetails.Containers(type, task).Select(ContainerDetails.NameOf)
        where !AwsLogsParser.IsOff(type, container)
        let logs = AwsLogsParser.Find(type, container)
        let use = new Use(type, logs ?? Declaration.ImpliedBy(task, "AwsLogs"), IsWritten: logs is not null)
        group use by AwsLogsParser.LogGroup(type, container) into uses
        select Parse(stage, uses.Key.Name, [.. uses]);

    private static ParsedResource Parse(StageContext stage, string name, Use[] uses)
    {
        // The one that says most comes first: the group's own place is there.
        var ordered = uses.OrderByDescending(use => Shared.Any(use.Logs.IsSet)).ThenByDescending(use => use.IsWritten).ToArray();
        var (main, origins) = (ordered[0], new OriginRecorder());
        new PropertyReader(main.Logs, origins);
        var readers = Shared.ToDictionary(argument => argument, argument => Agreed(stage, name, argument, uses) is { } said ? new PropertyReader(said, origins) : null);
        var isExternal = readers[Shared[0]]?.Flag(nameof(LogGroupSpec.Ownership), Shared[0]) ?? false;
        var named = new PropertyReader((Array.Find(ordered, use => use.Logs.IsSet("LogGroup")) ?? main).Logs, origins);
        var identifier = named.Text(nameof(LogGroupSpec.Identifier), "LogGroup");
        named.Noted(nameof(LogGroupSpec.Name), "LogGroup");
        var spec = new LogGroupSpec { Name = name, Ownership = isExternal ? Ownership.External : Ownership.Owned, Identifier = isExternal || identifier != name ? identifier : null };
        if (isExternal)
        {
            if (identifier is null) stage.Findings.Add<MissingValue>(spec.Address, "", main.Logs.Place, main.Logs.Name, "LogGroup");
            return new ParsedResource(spec, main.Type, origins.Origins);
        }

        var days = readers[nameof(LogGroupSpec.RetentionInDays)]?.Number(nameof(LogGroupSpec.RetentionInDays)) ?? DefaultRetentionInDays;
        return new ParsedResource(
            spec with
            {
                MovedFrom = uses.Select(use => AwsLogsParser.OldLogGroup(use.Type, name)).FirstOrDefault(old => old is not null),
                RetentionInDays = days == 0 ? null : days,
                KmsKeyId = readers[nameof(LogGroupSpec.KmsKeyId)]?.Text(nameof(LogGroupSpec.KmsKeyId)),
                Tags = Tags(uses, origins),
            },
            main.Type,
            origins.Origins);
    }

    /// <summary>The declaration that says what holds; null: none does. Whoever says something else is told so.</summary>
    private static Declaration? Agreed(StageContext stage, string name, string argument, Use[] uses)
    {
        var said = uses.Where(use => use.Logs.IsSet(argument)).ToArray();
        foreach (var use in said.Skip(1))
        {
            var (first, other) = (said[0].Logs.Find(argument)!.Value, use.Logs.Find(argument)!);
            if (first.Equals(other.Value)) continue;
            stage.Findings.Add<LogGroupDisagreement>(
                new ResourceAddress(ResourceSpec.KindOf(typeof(LogGroupSpec)), name), argument, other.Place, argument, name, TextOf(other.Value), TextOf(first), said[0].Type.Reference.Name);
        }

        return said.FirstOrDefault()?.Logs;
    }

    // A tag of a class is a tag of what it brings along; of two classes with one key the first one's holds.
    private static EquatableList<TagSpec> Tags(Use[] uses, OriginRecorder origins) =>
        uses.Select(use => use.Type).Distinct()
            .SelectMany(type => CommonDetails.Tags(type, origins))
            .GroupBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToEquatableList();

    private static string TextOf(ArgumentValue value) => value switch
    {
        NumberValue number => number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        FlagValue { Flag: var flag } => flag ? "true" : "false",
        TextValue text => $"'{text.Text}'",
        _ => "something else",
    };

    /// <summary>A container's use of a log group.</summary>
    /// <param name="Type">The class of its task definition.</param>
    /// <param name="Logs">What it says about its logs.</param>
    /// <param name="IsWritten">False where it says nothing.</param>
    private sealed record Use(ClassDeclarations Type, Declaration Logs, bool IsWritten);
}
