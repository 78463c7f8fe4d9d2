using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Planning;

/// <summary>Roles: as little as works.</summary>
public sealed class RoleTests
{
    [Theory]
    [InlineData("ssm:/shop/db", "ssm:GetParameters", "arn:@{partition}:ssm:@{region}:@{account}:parameter/shop/db")]
    [InlineData("ssm:db", "ssm:GetParameters", "arn:@{partition}:ssm:@{region}:@{account}:parameter/db")]
    [InlineData("ssm:/shop/@{Stage}/db", "ssm:GetParameters", "arn:@{partition}:ssm:@{region}:@{account}:parameter/shop/@{Stage}/db")]
    [InlineData("arn:aws:ssm:eu-central-1:123456789012:parameter/db", "ssm:GetParameters", "arn:aws:ssm:eu-central-1:123456789012:parameter/db")]
    [InlineData("secretsmanager:shop/db", "secretsmanager:GetSecretValue", "arn:@{partition}:secretsmanager:@{region}:@{account}:secret:shop/db-??????")]
    [InlineData("secretsmanager:shop/db:password::", "secretsmanager:GetSecretValue", "arn:@{partition}:secretsmanager:@{region}:@{account}:secret:shop/db-??????")]
    [InlineData("secretsmanager:@{env:DB}:password", "secretsmanager:GetSecretValue", "arn:@{partition}:secretsmanager:@{region}:@{account}:secret:@{env:DB}-??????")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:password:AWSCURRENT:", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf")]
    [InlineData("arn:aws:secretsmanager:@{region}:@{env:ACCOUNT}:secret:db-AbCdEf", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:@{region}:@{env:ACCOUNT}:secret:db-AbCdEf")]
    public void The_execution_role_reads_exactly_the_secrets(string from, string action, string resource)
    {
        var statement = Execution($"[Secret(\"DB\", From = \"{from}\")]").Statements.Last();
        Assert.Equal([action], statement.Actions);
        Assert.Equal([resource], statement.Resources);
    }

    [Fact]
    public void Secrets_of_one_store_share_a_statement()
    {
        var role = Execution("[Secret(\"A\", From = \"ssm:/a\"), Secret(\"B\", From = \"ssm:/b\"), Secret(\"A2\", From = \"ssm:/a\"), Secret(\"C\", From = \"secretsmanager:c\")]");
        Assert.Equal(["PullToken", "Pull", "WriteLogs", "ReadParameters", "ReadSecrets"], role.Statements.Select(statement => statement.Sid));
        Assert.Equal(2, role.Statements[3].Resources.Count);
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/tool:1.0", "arn:@{partition}:ecr:eu-central-1:123456789012:repository/team/tool")]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.com/tool@sha256:0000000000000000000000000000000000000000000000000000000000000000", "arn:@{partition}:ecr:eu-central-1:123456789012:repository/tool")]
    [InlineData("@{account}.dkr.ecr.@{region}.amazonaws.com/tool:@{ssm:/tool/version}", "arn:@{partition}:ecr:@{region}:@{account}:repository/tool")]
    [InlineData("@{ToolImage}", "arn:@{partition}:ecr:@{region}:@{account}:repository/*")]
    public void A_foreign_image_of_a_private_repository_may_be_pulled(string image, string resource)
    {
        var role = Generate.Plan($"using Deploy.Ecs; [TaskDefinition(Cpu = 256, Memory = 512), Container(\"tool\", Image = \"{image}\")] public sealed class Tool;").The<RoleSpec>();
        Assert.Equal([resource], role.Statements.Single(statement => statement.Sid == "Pull").Resources);
        Assert.Contains(role.Statements, statement => statement.Sid == "PullToken");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[TaskRole]", true)]
    [InlineData("[Allow(\"s3:GetObject\", \"*\")]", true)]
    [InlineData("[ManagedPolicy(\"arn:aws:iam::aws:policy/ReadOnlyAccess\")]", true)]
    [InlineData("[Allow(\"kms:Decrypt\", \"*\", Role = TaskRoleKind.ExecutionRole)]", false)]
    [InlineData("[Cluster, Service(EnableExecuteCommand = true)]", true)]
    [InlineData("[Cluster, Service(EnableExecuteCommand = false)]", false)]
    public void A_task_role_is_made_where_something_asks_for_it(string details, bool isMade)
    {
        var plan = PlanOf(details);
        Assert.Equal(isMade, plan.The<TaskDefinitionSpec>().TaskRole is not null);
        Assert.Equal(isMade, plan.Resources.Any(resource => resource.Address.ToString() == "role/storefront-api-task"));
    }

    [Fact]
    public void Shells_opened_by_a_service_of_another_class_need_the_task_role_too()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)] public sealed class ApiTask;
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)] public sealed class OtherTask;
            [Cluster, Service(TaskDefinition = typeof(ApiTask), EnableExecuteCommand = true)] public sealed class Api;
            """);
        Assert.Equal(["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"], plan.The<RoleSpec>("role/storefront-api-task").Statements.Single().Actions);
        Assert.Null(plan.The<TaskDefinitionSpec>("task-definition/storefront-other").TaskRole);
    }

    [Fact]
    public void Permissions_go_to_the_role_that_they_name()
    {
        var plan = PlanOf("""
            [Allow("s3:GetObject", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"), Allow("sqs:SendMessage", "*"), ManagedPolicy("arn:aws:iam::aws:policy/X")]
            [Allow("kms:Decrypt", "*", Role = TaskRoleKind.ExecutionRole), ManagedPolicy("arn:aws:iam::aws:policy/Y", Role = TaskRoleKind.ExecutionRole)]
            """);
        var task = plan.The<RoleSpec>("role/storefront-api-task");
        Assert.Equal(["Allow1: s3:GetObject on arn:aws:s3:::a/*, arn:aws:s3:::b/*", "Allow2: sqs:SendMessage on *"], task.Statements.Select(Describe));
        Assert.Equal(["arn:aws:iam::aws:policy/X"], task.ManagedPolicyArns);
        var execution = plan.The<RoleSpec>("role/storefront-api-execution");
        Assert.Equal("Allow1: kms:Decrypt on *", Describe(execution.Statements.Last()));
        Assert.Equal(["arn:aws:iam::aws:policy/Y"], execution.ManagedPolicyArns);
    }

    [Fact]
    public void A_foreign_role_is_referred_to_and_not_written()
    {
        var plan = PlanOf("[ExecutionRole(\"arn:aws:iam::123456789012:role/ecs\", Ownership = Ownership.External), TaskRole(\"shop-code\")]");
        var execution = plan.The<RoleSpec>("role/storefront-api-execution");
        Assert.Equal((Ownership.External, "arn:aws:iam::123456789012:role/ecs"), (execution.Ownership, execution.Identifier));
        Assert.Empty(execution.Statements);
        Assert.Equal("role/shop-code", plan.The<TaskDefinitionSpec>().TaskRole.ToString());
    }

    [Fact]
    public void One_foreign_role_can_serve_several_task_definitions()
    {
        var source = """
            using Deploy.Ecs;
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), ExecutionRole("ecs", Ownership = Ownership.External)] public sealed class First;
            [EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), ExecutionRole("ecs", Ownership = Ownership.External)] public sealed class Second;
            """;
        Assert.Equal(["role/ecs"], Generate.Plan(source).Resources.OfType<RoleSpec>().Select(role => role.Address.ToString()));
    }

    [Fact]
    public void The_permissions_boundary_of_the_deployment_caps_every_role_unless_a_role_has_its_own()
    {
        var plan = PlanOf("[TaskRole(PermissionsBoundary = \"arn:aws:iam::123456789012:policy/own\"), Cluster, Schedule(\"rate(1 day)\")]", "[assembly: Deployment(\"shop\", PermissionsBoundary = \"arn:aws:iam::123456789012:policy/all\")]");
        Assert.Equal(
            ["shop-api-execution: all", "shop-api-schedule: all", "shop-api-task: own"],
            plan.Resources.OfType<RoleSpec>().Select(role => $"{role.Name}: {role.PermissionsBoundary!.Split('/')[1]}"));
    }

    [Fact]
    public void A_schedule_may_run_its_task_in_its_cluster_and_pass_its_two_roles()
    {
        var role = PlanOf("[TaskRole, Cluster, Schedule(\"rate(1 day)\", DeadLetterQueueArn = \"arn:aws:sqs:eu-central-1:123456789012:q\")]").The<RoleSpec>("role/storefront-api-schedule");
        Assert.Equal(
            [
                "RunTask: ecs:RunTask on arn:@{partition}:ecs:@{region}:@{account}:task-definition/@{name:task-definition/storefront-api}:* if ArnEquals ecs:cluster @{arn:cluster/storefront-api}",
                "PassRoles: iam:PassRole on @{arn:role/storefront-api-execution}, @{arn:role/storefront-api-task} if StringEquals iam:PassedToService ecs-tasks.amazonaws.com",
                "DeadLetters: sqs:SendMessage on arn:aws:sqs:eu-central-1:123456789012:q",
            ],
            role.Statements.Select(Describe));
    }

    private static string Describe(PolicyStatementSpec statement) =>
        $"{statement.Sid}: {string.Join(", ", statement.Actions)} on {string.Join(", ", statement.Resources)}"
        + string.Concat(statement.Conditions.Select(condition => $" if {condition.Operator} {condition.Key} {string.Join(", ", condition.Values)}"));

    private static RoleSpec Execution(string details) => PlanOf(details).The<RoleSpec>("role/storefront-api-execution");

    private static DeploymentPlan PlanOf(string details, string assembly = "") =>
        Generate.Plan($"using Deploy.Ecs;\n{assembly}\n[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]\n{details}\npublic sealed class Api;");
}
