using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Registry;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>A task starts when its execution role may do what ECS does in its name: each permission that is missing is found.</summary>
public sealed class ExecutionRoleTests
{
    private const string Region = "eu-west-1";
    private const string Key = "arn:aws:kms:eu-west-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly string[] All =
    [
        Identity.Allow("ecr:GetAuthorizationToken"),
        Identity.Allow("ecr:BatchGetImage", "arn:aws:ecr:*:*:repository/team/app"),
        Identity.Allow("ecr:GetDownloadUrlForLayer", "arn:aws:ecr:*:*:repository/team/app"),
        Identity.Allow("logs:CreateLogStream", "arn:aws:logs:*:*:log-group:/ecs/web:*"),
        Identity.Allow("logs:PutLogEvents", "arn:aws:logs:*:*:log-group:/ecs/web:*"),
        Identity.Allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:db-??????"),
        Identity.Allow("ssm:GetParameters", "arn:aws:ssm:*:*:parameter/web/key"),
        Identity.Allow("kms:Decrypt", Key, """{"StringEquals":{"kms:ViaService":["secretsmanager.eu-west-1.amazonaws.com","ssm.eu-west-1.amazonaws.com"]}}"""),
    ];

    [Fact]
    public async Task With_all_of_them_it_runs() => Assert.Null(await ReasonAsync(All));

    [Theory]
    [InlineData("ecr:GetAuthorizationToken", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth")]
    [InlineData("ecr:BatchGetImage", "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref")]
    [InlineData("ecr:GetDownloadUrlForLayer", "CannotPullContainerError: ")]
    [InlineData("logs:CreateLogStream", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException")]
    [InlineData("logs:PutLogEvents", "ResourceInitializationError: failed to validate logger args")]
    [InlineData("secretsmanager:GetSecretValue", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm")]
    [InlineData("ssm:GetParameters", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm")]
    public async Task Without_one_it_does_not_start(string action, string begin)
    {
        var reason = await ReasonAsync([.. All.Where(statement => !statement.Contains(action, StringComparison.Ordinal))]);

        Assert.StartsWith(begin, reason, StringComparison.Ordinal);
        Assert.Contains("User: arn:aws:sts::000000000000:assumed-role/exec/", reason, StringComparison.Ordinal);
        Assert.Contains($"is not authorized to perform: {action} on resource: ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_for_the_key_it_does_not_start() =>
        Assert.Contains("AccessDeniedException: Access to KMS is not allowed", await ReasonAsync(All[..^1]), StringComparison.Ordinal);

    [Fact]
    public async Task The_key_through_another_service_is_not_enough() =>
        Assert.Contains("AccessDeniedException: Access to KMS is not allowed", await ReasonAsync(
            [.. All[..^1], Identity.Allow("kms:Decrypt", Key, """{"StringEquals":{"kms:ViaService":"ssm.eu-west-1.amazonaws.com"}}""")]), StringComparison.Ordinal);

    [Theory]
    [InlineData("alias/db", true)]
    [InlineData("alias/other", false)]
    public async Task A_key_by_its_alias_is_judged_by_the_alias(string allowed, bool runs)
    {
        var statement = Identity.Allow("kms:Decrypt", "arn:aws:kms:*:*:key/*", $$$"""{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"{{{allowed}}}"}}""");

        var reason = await ReasonAsync([.. All[..^1], statement], key: "alias/db");

        Assert.Equal(runs, reason is null);
    }

    [Fact]
    public async Task The_secret_is_the_encryption_context_of_its_key() =>
        Assert.Null(await ReasonAsync([.. All[..^1], Identity.Allow("kms:Decrypt", Key, """{"StringLike":{"kms:EncryptionContext:SecretARN":"arn:aws:secretsmanager:eu-west-1:000000000000:secret:db-*"}}""")]));

    [Fact]
    public async Task A_log_group_that_the_driver_makes_needs_a_permission_of_its_own()
    {
        Assert.Null(await ReasonAsync([.. All, Identity.Allow("logs:CreateLogGroup", "arn:aws:logs:*:*:log-group:/ecs/web:*")], logOptions: """, "awslogs-create-group":"true" """));
        Assert.Contains("is not authorized to perform: logs:CreateLogGroup on resource: ", await ReasonAsync(All, logOptions: """, "awslogs-create-group":"true" """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_boundary_of_the_role_caps_what_it_may() =>
        Assert.Contains(
            "because no permissions boundary allows the secretsmanager:GetSecretValue action",
            await ReasonAsync(All, boundary: EcsScene.ExecutionPolicy), StringComparison.Ordinal);

    [Fact]
    public async Task A_role_that_nobody_made_keeps_a_task_from_starting()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.NotNull(local.Server.Context.Peers.Find<IRoleCatalog>());
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "exec"), ("PolicyArn", EcsScene.ExecutionPolicy));
        await local.Aws.FormAsync("iam", "2010-05-08", "DeleteRole", ("RoleName", "exec"));
        await scene.CreateServiceAsync();
        local.Pass(0.8);

        Assert.StartsWith($"ECS was unable to assume the role '{EcsScene.Role}'", (string)(await scene.TasksAsync("STOPPED"))[0]["stoppedReason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_takes_the_other_s_place_for_one_task_is_the_one_that_is_judged()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "CreateRole", ("RoleName", "poor"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        await scene.RegisterAsync(container: $$"""
            "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"{{Region}}","awslogs-stream-prefix":"web"} }
            """);

        await local.Aws.EcsAsync("RunTask", $$"""
            {"cluster":"c","taskDefinition":"web","launchType":"FARGATE","overrides":{"executionRoleArn":"arn:aws:iam::000000000000:role/poor"},
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{scene.Subnet}}"]} } }
            """);
        local.Pass(0.8);

        Assert.Contains("assumed-role/poor/", (string)Assert.Single(await scene.TasksAsync("STOPPED"))["stoppedReason"]!, StringComparison.Ordinal);
    }

    /// <summary>Why a task with image, log, secret and parameter did not start under a role of these statements; null when it runs.</summary>
    private static async Task<string?> ReasonAsync(string[] statements, string key = Key, string logOptions = "", string? boundary = null)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.FormAsync("iam", "2010-05-08", "DetachRolePolicy", ("RoleName", "exec"), ("PolicyArn", EcsScene.ExecutionPolicy));
        await local.Aws.FormAsync("iam", "2010-05-08", "PutRolePolicy", ("RoleName", "exec"), ("PolicyName", "p"), ("PolicyDocument", Identity.Document(statements).ToJsonString()));
        await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"team/app"}""");
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        var secret = await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "CreateSecret", $$"""{"Name":"db","SecretString":"s","KmsKeyId":"{{key}}"}""");
        if (boundary is not null)
            await local.Aws.FormAsync("iam", "2010-05-08", "PutRolePermissionsBoundary", ("RoleName", "exec"), ("PermissionsBoundary", boundary));
        await local.Aws.JsonAsync("ssm", "AmazonSSM", "PutParameter", """{"Name":"/web/key","Value":"v","Type":"SecureString"}""");
        await PushAsync(local);
        await scene.RegisterAsync(
            image: $"localhost:{local.Server.Context.Endpoint.Port}/{Region}/team/app:v1",
            container: $$$"""
                "secrets":[{"name":"A","valueFrom":"{{{(string)secret["ARN"]!}}}"},{"name":"B","valueFrom":"/web/key"}],
                "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"{{{Region}}}","awslogs-stream-prefix":"web"{{{logOptions}}}}}
                """);
        await scene.CreateServiceAsync();
        local.Pass(0.8);

        var stopped = await scene.TasksAsync("STOPPED");
        return stopped.Count == 0 ? null : (string)stopped[0]["stoppedReason"]!;
    }

    private static async Task PushAsync(TestLocal local)
    {
        var token = await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "GetAuthorizationToken", "{}");
        local.Aws.Client.DefaultRequestHeaders.Authorization = new("Basic", (string)token["authorizationData"]![0]!["authorizationToken"]!);
        await local.Aws.Client.PushImageAsync($"{Region}/team/app", "v1");
        local.Aws.Client.DefaultRequestHeaders.Authorization = null;
    }
}
