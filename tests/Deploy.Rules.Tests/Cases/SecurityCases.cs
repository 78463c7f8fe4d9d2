using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Security;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class SecurityCases
{
    public static RuleCase[] All =>
    [
        Violates<WildcardPermission>("everything of a service", "Statements[A].Actions", plan => Allow(plan, Plans.Statement("A", "s3:*", "*"))),
        Passes<WildcardPermission>("everything of one bucket", plan => Allow(plan, Plans.Statement("A", "s3:*", "arn:aws:s3:::assets/*"))),
        Passes<WildcardPermission>("one action everywhere", plan => Allow(plan, Plans.Statement("A", "ecr:GetAuthorizationToken", "*"))),
        Violates<ActionForm>("no service", "Statements[A].Actions[0]", plan => Allow(plan, Plans.Statement("A", "GetObject", "*"))),
        Violates<ActionForm>("a space", "Statements[0].Actions[0]", plan => Allow(plan, Plans.Statement(null, "s3: GetObject", "*"))),
        Passes<ActionForm>("a wildcard", plan => Allow(plan, Plans.Statement("A", "s3:Get*", "arn:aws:s3:::a"))),
        Violates<ResourceForm>("a bucket's name", "Statements[A].Resources[0]", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", "assets"))),
        Violates<ResourceForm>("half an ARN", "Statements[A].Resources[0]", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", "arn:aws:s3:assets"))),
        Passes<ResourceForm>("a placeholder", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", "@{Bucket}"))),
        Violates<StatementIncomplete>("no resources", "Statements[A]", plan => Allow(plan, Plans.Statement("A", "s3:GetObject"))),
        Violates<StatementIncomplete>("no actions", "Statements[A]", plan => Allow(plan, new PolicyStatementSpec { Sid = "A", Actions = EquatableList<string>.Empty, Resources = EquatableList.Of("*") })),
        Passes<StatementIncomplete>("both", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", "arn:aws:s3:::a"))),
        Violates<StatementId>("a hyphen", "Statements[read-assets]", plan => Allow(plan, Plans.Statement("read-assets", "s3:GetObject", "arn:aws:s3:::a"))),
        Violates<StatementId>("twice", "Statements[A]", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", "arn:aws:s3:::a"), Plans.Statement("A", "s3:PutObject", "arn:aws:s3:::a"))),
        Passes<StatementId>("none", plan => Allow(plan, Plans.Statement(null, "s3:GetObject", "arn:aws:s3:::a"), Plans.Statement(null, "s3:PutObject", "arn:aws:s3:::a"))),
        Violates<RoleName>("65 characters", "Name", plan => plan.Add(Plans.Role(new string('a', 65), "ecs-tasks.amazonaws.com"))),
        Passes<RoleName>("too long with its stage, so that it is shortened", plan => (plan with { Stages = EquatableList.Of(new Plan.StageSpec { Name = "production" }) }).Add(Plans.Role(new string('a', 60), "ecs-tasks.amazonaws.com"))),
        Passes<RoleName>("of a task definition whose own name is at fault", plan => plan.Task(t => t with { Name = "my shop" }).Add(Plans.Role("my shop-task", "ecs-tasks.amazonaws.com"))),
        Violates<RoleNameCase>("a capital", "Name", plan => plan.Add(Plans.Role("API-task", "ecs-tasks.amazonaws.com"))),
        Passes<RoleNameCase>("of somebody else", plan => plan.Add(Plans.Role("API-task", "ecs-tasks.amazonaws.com") with { Ownership = Ownership.External })),
        Passes<RoleName>("64 characters", plan => plan.Add(Plans.Role(new string('a', 64), "ecs-tasks.amazonaws.com"))),
        Violates<TaskRoleTrust>("Scheduler", "TaskRole", plan => plan.TaskRole(r => r with { TrustedService = "scheduler.amazonaws.com" })),
        Passes<TaskRoleTrust>("an external role", plan => plan.TaskRole(r => r with { TrustedService = "scheduler.amazonaws.com", Ownership = Ownership.External, Identifier = "api-task" })),
        Violates<ScheduleRoleTrust>("tasks", "Role", plan => plan.Timer(s => s with { Role = new("role", "api-task") })),
        Passes<ScheduleRoleTrust>("Scheduler", plan => plan),
        Violates<SharedTaskAndExecutionRole>("one role", "TaskRole", plan => plan.Task(t => t with { TaskRole = t.ExecutionRole })),
        Passes<SharedTaskAndExecutionRole>("no task role", plan => plan.Task(t => t with { TaskRole = null })),
        Violates<ManagedPolicyForm>("a name", "ManagedPolicyArns[0]", plan => plan.TaskRole(r => r with { ManagedPolicyArns = EquatableList.Of("AmazonS3ReadOnlyAccess") })),
        Violates<ManagedPolicyForm>("a boundary that is a role", "PermissionsBoundary", plan => plan.TaskRole(r => r with { PermissionsBoundary = "arn:aws:iam::123456789012:role/x" })),
        Passes<ManagedPolicyForm>("AWS's and the account's own", plan => plan.TaskRole(r => r with { ManagedPolicyArns = EquatableList.Of("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "arn:aws:iam::123456789012:policy/x") })),
        Violates<ManagedPolicyPath>("AWS's execution policy", "ManagedPolicyArns[0]", plan => plan.TaskRole(r => r with { ManagedPolicyArns = EquatableList.Of("arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy") })),
        Passes<ManagedPolicyPath>("with its path", plan => plan.TaskRole(r => r with { ManagedPolicyArns = EquatableList.Of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy") })),
        Violates<ManagedPolicyCount>("eleven", "ManagedPolicyArns", plan => Policies(plan, 11)),
        Passes<ManagedPolicyCount>("ten", plan => Policies(plan, 10)),
        Violates<ManagedPolicyMost>("26", "ManagedPolicyArns", plan => Policies(plan, 26)),
        Passes<ManagedPolicyMost>("25", plan => Policies(plan, 25)),
        Violates<RoleDescription>("1001 characters", "Description", plan => plan.TaskRole(r => r with { Description = new string('a', 1001) })),
        Passes<RoleDescription>("1000 characters", plan => plan.TaskRole(r => r with { Description = new string('a', 1000) })),
        Violates<InlinePolicySize>("many resources", "Statements", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", [.. Enumerable.Range(0, 200).Select(index => $"arn:aws:s3:::{index}{new string('a', 50)}")]))),
        Passes<InlinePolicySize>("some resources", plan => Allow(plan, Plans.Statement("A", "s3:GetObject", [.. Enumerable.Range(0, 100).Select(index => $"arn:aws:s3:::{index}{new string('a', 50)}")]))),
    ];

    private static Plan.DeploymentPlan Allow(Plan.DeploymentPlan plan, params PolicyStatementSpec[] statements) =>
        plan.TaskRole(r => r with { Statements = EquatableList.Of(statements) });

    private static Plan.DeploymentPlan Policies(Plan.DeploymentPlan plan, int count) =>
        plan.TaskRole(r => r with { ManagedPolicyArns = Enumerable.Range(0, count).Select(index => $"arn:aws:iam::aws:policy/P{index}").ToEquatableList() });
}
