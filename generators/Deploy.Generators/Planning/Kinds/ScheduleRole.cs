using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Names;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The role with which EventBridge Scheduler runs a task. See https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html</summary>
internal static class ScheduleRole
{
    private const string Scheduler = "scheduler.amazonaws.com";
    private const string Tasks = "ecs-tasks.amazonaws.com";

    public static ResourceAddress AddressOf(string schedule)
    {
        var kind = ResourceSpec.KindOf(typeof(RoleSpec));
        return new ResourceAddress(kind, NameLength.Fit($"{schedule}-schedule", NameLimits.Of(kind)));
    }

    public static ParsedResource Parse(StageContext stage, ScheduleSpec schedule, ParsedResource parsed)
    {
        var origins = new OriginRecorder();
        var cause = parsed.Origins[""];
        origins.Record("", cause.Place, cause.IsOfStage);
        var spec = new RoleSpec
        {
            Name = schedule.Role.Name,
            MovedFrom = CommonDetails.OldName(parsed.Type, schedule.Kind) is { } old ? AddressOf(old) : null,
            TrustedService = Scheduler,
            Description = $"Starts the tasks of the schedule {schedule.Name}.",
            Statements = Statements(stage, schedule).ToEquatableList(),
            PermissionsBoundary = new PropertyReader(stage.Deployment, origins).Text(nameof(RoleSpec.PermissionsBoundary)),
            Tags = CommonDetails.Tags(parsed.Type, origins),
        };
        return new ParsedResource(spec, parsed.Type, origins.Origins);
    }

    private static IEnumerable<PolicyStatementSpec> Statements(StageContext stage, ScheduleSpec schedule)
    {
        yield return ExecutionPolicy.Statement(
            "RunTask",
            ["ecs:RunTask"],
            [$"arn:@{{partition}}:ecs:@{{region}}:@{{account}}:task-definition/@{{name:{schedule.TaskDefinition}}}:*"],
            new PolicyConditionSpec("ArnEquals", "ecs:cluster", EquatableList.Of($"@{{arn:{schedule.Cluster}}}")));
        yield return ExecutionPolicy.Statement(
            "PassRoles",
            ["iam:PassRole"],
            RolesOf(stage, schedule.TaskDefinition),
            new PolicyConditionSpec("StringEquals", "iam:PassedToService", EquatableList.Of(Tasks)));
        if (schedule.DeadLetterQueueArn is { } queue) yield return ExecutionPolicy.Statement("DeadLetters", ["sqs:SendMessage"], [queue]);
    }

    // The roles of somebody else's task definition are not known here.
    private static string[] RolesOf(StageContext stage, ResourceAddress taskDefinition)
    {
        var task = stage.Find<TaskDefinitionSpec>(taskDefinition);
        var roles = new[] { task?.ExecutionRole, task?.TaskRole }.OfType<ResourceAddress>().Select(role => $"@{{arn:{role}}}").ToArray();
        return roles.Length > 0 ? roles : ["arn:@{partition}:iam::@{account}:role/*"];
    }
}
