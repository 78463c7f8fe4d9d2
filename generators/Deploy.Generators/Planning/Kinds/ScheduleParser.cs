using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Plan.Resources;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[Schedule]</c>.</summary>
internal sealed class ScheduleParser : DeclaredKindParser
{
    private const string ExpressionArgument = "Expression";

    public static DeclaredKind Kind { get; } = new()
    {
        Kind = DeclaredKind.KindOf<ScheduleSpec>(),
        Attribute = "Schedule",
        InWords = "schedule",
        IsTagged = false,
    };

    public override DeclaredKind DeclaredKind => Kind;

    protected override ResourceSpec ParseSpec(ResourceDraft draft)
    {
        var read = draft.Read;
        var references = draft.Stage.References;
        var taskDefinition = references.Resolve(
            draft, draft.Declaration, TaskDefinitionParser.Kind, read.Noted(nameof(ScheduleSpec.TaskDefinition)), nameof(ScheduleSpec.TaskDefinition));
        return new ScheduleSpec
        {
            Name = draft.Name,
            ScheduleGroup = ScheduleGroupParser.AddressOf(draft.Stage),
            ScheduleExpression = Expression(draft),
            ScheduleExpressionTimezone = read.Text(nameof(ScheduleSpec.ScheduleExpressionTimezone), "TimeZone") ?? "UTC",
            MaximumWindowInMinutes = read.Number(nameof(ScheduleSpec.MaximumWindowInMinutes)),
            Description = read.Text(nameof(ScheduleSpec.Description)),
            StartDate = read.Text(nameof(ScheduleSpec.StartDate)),
            EndDate = read.Text(nameof(ScheduleSpec.EndDate)),
            Enabled = read.Flag(nameof(ScheduleSpec.Enabled)) ?? true,
            DeleteAfterCompletion = read.Flag(nameof(ScheduleSpec.DeleteAfterCompletion)) ?? false,
            Cluster = references.Resolve(draft, draft.Declaration, ClusterParser.Kind, read.Noted(nameof(ScheduleSpec.Cluster)), nameof(ScheduleSpec.Cluster)).Address,
            TaskDefinition = taskDefinition.Address,
            Role = ScheduleRole.AddressOf(draft.Name),
            TaskCount = read.Number(nameof(ScheduleSpec.TaskCount)) ?? 1,
            LaunchType = read.Choice<LaunchType>(nameof(ScheduleSpec.LaunchType)) ?? LaunchType.Fargate,
            PlatformVersion = read.Text(nameof(ScheduleSpec.PlatformVersion)),
            NetworkConfiguration = NetworkParser.Parse(draft, taskDefinition),
            MaximumRetryAttempts = read.Number(nameof(ScheduleSpec.MaximumRetryAttempts)) ?? 2,
            MaximumEventAgeInSeconds = read.Number(nameof(ScheduleSpec.MaximumEventAgeInSeconds)) ?? 3600,
            DeadLetterQueueArn = read.Text(nameof(ScheduleSpec.DeadLetterQueueArn)),
        };
    }

    private static string Expression(ResourceDraft draft)
    {
        var expression = draft.Read.Text(nameof(ScheduleSpec.ScheduleExpression), ExpressionArgument);
        if (expression is null && !draft.Declaration.IsSet(ExpressionArgument))
            draft.Stage.Findings.Add<MissingValue>(draft.Address, nameof(ScheduleSpec.ScheduleExpression), draft.Declaration.Place, Kind.Attribute, "an expression");
        return expression ?? "";
    }
}
