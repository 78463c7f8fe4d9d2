using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Support;

/// <summary>One application part whose class has one name or another: every resource of it is called after that.</summary>
internal static class RenamedPlans
{
    /// <summary>A cluster, a repository, a service with all that belongs to it, and a nightly job.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="from">What it was called before, as <c>[MovedFrom]</c> says for each resource; null: it does not say.</param>
    /// <param name="variable">A value in the task definition.</param>
    public static DeploymentPlan Named(string name, string? from = null, string variable = "one")
    {
        ResourceAddress Of(string kind, string pattern = "*") => new(kind, pattern.Replace("*", name, StringComparison.Ordinal));
        ResourceAddress? Old(string kind, string pattern = "*") => from is null ? null : new(kind, pattern.Replace("*", from, StringComparison.Ordinal));
        var (logGroup, execution, scheduler) = (Of("log-group", "/ecs/*"), Of("role", "*-execution"), Of("role", "*-nightly-schedule"));
        var task = Plans.TaskDefinition(false, variable);
        var container = task.ContainerDefinitions[0];
        return new DeploymentPlan
        {
            Application = "shop",
            Resources = new ResourceSpec[]
            {
                new ClusterSpec { Name = name, MovedFrom = Old("cluster") },
                new EcrRepositorySpec
                {
                    Name = name,
                    MovedFrom = Old("ecr-repository"),
                    LifecyclePolicy = EquatableList.Of(new LifecycleRuleSpec { RulePriority = 1, TagStatus = TagStatus.Any, CountType = LifecycleCountType.ImageCountMoreThan, CountNumber = 10 }),
                },
                new LogGroupSpec { Name = logGroup.Name, RetentionInDays = 30, MovedFrom = Old("log-group", "/ecs/*") },
                new RoleSpec
                {
                    Name = execution.Name,
                    MovedFrom = Old("role", "*-execution"),
                    TrustedService = "ecs-tasks.amazonaws.com",
                    Statements = EquatableList.Of(Plans.Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [$"@{{arn:{logGroup}}}:*"])),
                },
                task with
                {
                    Name = name,
                    MovedFrom = Old("task-definition"),
                    ExecutionRole = execution,
                    ContainerDefinitions = EquatableList.Of(container with
                    {
                        LogConfiguration = container.LogConfiguration! with
                        {
                            Options = container.LogConfiguration.Options
                                .Select(option => option.Name == "awslogs-group" ? option with { Value = $"@{{name:{logGroup}}}" } : option).ToEquatableList(),
                        },
                    }),
                },
                new ServiceSpec
                {
                    Name = name,
                    MovedFrom = Old("service"),
                    Cluster = Of("cluster"),
                    TaskDefinition = Of("task-definition"),
                    NetworkConfiguration = new NetworkSpec { AssignPublicIp = true },
                },
                new RoleSpec
                {
                    Name = scheduler.Name,
                    MovedFrom = Old("role", "*-nightly-schedule"),
                    TrustedService = "scheduler.amazonaws.com",
                    Statements = EquatableList.Of(
                        Plans.Statement("RunTask", ["ecs:RunTask"], [$"arn:@{{partition}}:ecs:@{{region}}:@{{account}}:task-definition/@{{name:{Of("task-definition")}}}:*"]),
                        Plans.Statement("PassRole", ["iam:PassRole"], [$"@{{arn:{execution}}}"])),
                },
                new ScheduleGroupSpec { Name = "shop" },
                new ScheduleSpec
                {
                    Name = $"{name}-nightly",
                    MovedFrom = Old("schedule", "*-nightly"),
                    ScheduleGroup = new ResourceAddress("schedule-group", "shop"),
                    ScheduleExpression = "cron(0 2 * * ? *)",
                    ScheduleExpressionTimezone = "Europe/Berlin",
                    Cluster = Of("cluster"),
                    TaskDefinition = Of("task-definition"),
                    Role = scheduler,
                    NetworkConfiguration = new NetworkSpec { AssignPublicIp = true },
                },
            }.OrderBy(resource => resource.Address).ToEquatableList(),
        };
    }
}
