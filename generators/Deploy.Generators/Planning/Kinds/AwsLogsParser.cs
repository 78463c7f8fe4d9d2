using Deploy.Generators.Model;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[AwsLogs]</c>, which every container has, written or not.</summary>
internal static class AwsLogsParser
{
    private const string Attribute = "AwsLogs";
    private const string EnabledArgument = "Enabled";
    private const string LogGroupArgument = "LogGroup";
    private const string LogMember = "logConfiguration";

    /// <summary>The <c>[AwsLogs]</c> of a container; null: its defaults.</summary>
    public static Declaration? Find(ClassDeclarations type, string container) =>
        ContainerDetails.Of(type, Attribute, container).FirstOrDefault();

    /// <summary>Whether a container writes to no log group of ours: it says so, a stage removes that, or a raw member takes its place.</summary>
    public static bool IsOff(ClassDeclarations type, string container) =>
        Find(type, container)?.Flag(EnabledArgument) == false || Removed(type, container) is not null || RawTargets.Sets(type, container, LogMember);

    /// <summary>The log group that a container writes to.</summary>
    public static ResourceAddress LogGroup(ClassDeclarations type, string container)
    {
        var logs = Find(type, container);
        var named = logs?.Text(LogGroupArgument);

        // A name that is known at deployment only cannot be an address.
        var name = named is null || StringTemplate.HasPlaceholders(named) || named.StartsWith("arn:", StringComparison.Ordinal)
            ? DefaultName(TaskDefinitionParser.Kind.NameOf(type))
            : named;
        return new ResourceAddress(LogGroupKind, name);
    }

    /// <summary>The address that a log group had under the old name of its task definition; null: it has not moved.</summary>
    public static ResourceAddress? OldLogGroup(ClassDeclarations type, string name) =>
        name == DefaultName(TaskDefinitionParser.Kind.NameOf(type)) && CommonDetails.OldName(type, TaskDefinitionParser.Kind.Kind) is { } old
            ? new ResourceAddress(LogGroupKind, DefaultName(old))
            : null;

    /// <summary>The log configuration of a container; null: none.</summary>
    public static LogConfigurationSpec? Parse(ResourceDraft draft, string container, string path)
    {
        var logPath = $"{path}.{nameof(ContainerSpec.LogConfiguration)}";
        if (Removed(draft.Type, container) is { } removed)
        {
            draft.Origins.Record(logPath, removed.RemovalPlace, isOfStage: true);
            return null;
        }

        var logs = Find(draft.Type, container);
        if (logs?.Find(EnabledArgument) is { Value: FlagValue { Flag: false } } off)
        {
            draft.Origins.Record(logPath, off.Place, off.IsOfStage);
            return null;
        }

        var read = logs is null ? null : new PropertyReader(logs, draft.Origins, logPath);
        string? Option(string name, string argument) => read?.Text($"{nameof(LogConfigurationSpec.Options)}[{name}]", argument);

        var isNonBlocking = read?.Flag($"{nameof(LogConfigurationSpec.Options)}[mode]", "NonBlocking") ?? false;
        read?.Noted($"{nameof(LogConfigurationSpec.Options)}[awslogs-group]", LogGroupArgument);

        // By name.
        var options = new List<LogOptionSpec>(5)
        {
            new("awslogs-group", $"@{{name:{LogGroup(draft.Type, container)}}}"),
            new("awslogs-region", "@{region}"),
            new("awslogs-stream-prefix", Option("awslogs-stream-prefix", "StreamPrefix") ?? container),
        };
        if (Option("max-buffer-size", "MaxBufferSize") is { } size) options.Add(new LogOptionSpec("max-buffer-size", size));

        // Written out: what AWS does without it is a setting of the account.
        options.Add(new LogOptionSpec("mode", isNonBlocking ? "non-blocking" : "blocking"));
        return new LogConfigurationSpec { LogDriver = "awslogs", Options = options.ToEquatableList() };
    }

    private static Declaration? Removed(ClassDeclarations type, string container) =>
        type.Removed(Attribute).FirstOrDefault(detail => (detail.Text(ContainerDetails.ContainerArgument) ?? type.DefaultContainer) == container);

    private static string LogGroupKind => ResourceSpec.KindOf(typeof(LogGroupSpec));

    private static string DefaultName(string task) => $"/ecs/{task}";
}
