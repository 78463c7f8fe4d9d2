using System.Text.Json.Nodes;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Permissions;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>Runs under the very policies that <c>deploy-ecs policy</c> prints.</summary>
public sealed class PolicyTests(LocalAwsFixture local) : ImageTest(local)
{
    private const string Account = "000000000000";

    /// <summary>Everything that a plan can hold: own image, service, schedule, secrets.</summary>
    private static DeploymentPlan Everything(string variable = "one", bool withSchedule = true, string? boundary = null)
    {
        var shop = withSchedule ? Plans.ShopWithSchedule(variable) : Plans.Shop(variable: variable);
        var own = Plans.Shop(ownImage: true, variable: variable);
        var task = (TaskDefinitionSpec)own.Find(Plans.Task)!;
        var container = task.ContainerDefinitions.Single() with { Secrets = EquatableList.Of(new SecretSpec("A", "ssm:/shop/key"), new SecretSpec("B", "secretsmanager:shop/db")) };
        var role = (RoleSpec)own.Find(Plans.ExecutionRole)!;
        var plan = shop.With(
            own.Find(Plans.Repository)!,
            task with { ContainerDefinitions = EquatableList.Of(container) },
            role with
            {
                Statements = role.Statements.Concat(
                [
                    Plans.Statement("ReadSecrets", ["secretsmanager:GetSecretValue"], ["arn:@{partition}:secretsmanager:@{region}:@{account}:secret:shop/db-??????"]),
                    Plans.Statement("ReadParameters", ["ssm:GetParameters"], ["arn:@{partition}:ssm:@{region}:@{account}:parameter/shop/key"]),
                ]).ToEquatableList(),
            });
        return boundary is null ? plan : plan with { Resources = plan.Resources.Select(resource => resource is RoleSpec bounded ? bounded with { PermissionsBoundary = boundary } : resource).ToEquatableList() };
    }

    [Fact]
    public async Task The_policy_for_deploying_is_enough_for_the_whole_life()
    {
        await MakeSecretsAsync();
        await SetAsync(Everything(), mayWrite: true);

        Published("one");
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(Everything()));
        Assert.Equal(DeploymentOutcome.NothingToDo, await ApplyAsync(Everything()));
        Published("two");
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(Everything("two")));
        var changed = Everything("two").With(
            new ClusterSpec { Name = "shop", ContainerInsights = Ecs.ContainerInsights.Enhanced, Tags = EquatableList.Of(new TagSpec("team", "a")) },
            new LogGroupSpec { Name = Plans.LogGroup.Name, RetentionInDays = 60 });
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(changed));
        Deployment.Options = Deployment.Options with { AllowReplace = ["service/shop"] };
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(changed.Without(Plans.Schedule, Plans.Service)));
        // Some denials end nothing (another way is taken, or a remark is made): they count as well.
        Assert.Empty(await Local.DeniedAsync());
    }

    /// <summary>The local AWS makes empty secrets for who may do that; an account makes none, and its policy does not let anybody.</summary>
    [Fact]
    public async Task A_secret_that_is_missing_under_the_policy_is_told_as_in_an_account()
    {
        await SetAsync(Everything(), mayWrite: true);
        Published("one");

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(Everything()));

        var error = Assert.Single(Deployment.Events.Diagnostics, found => found.IsError);
        Assert.Equal("DECS3019", error.Code);
        Assert.Contains("'ssm:/shop/key' does not exist", error.Text, StringComparison.Ordinal);
        Assert.Contains("a policy without ssm:PutParameter. Make it there, as in an account.", error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "old")]
    [InlineData("new", null)]
    public async Task What_keeps_the_name_that_it_was_made_with_is_in_the_policy(string name, string? from)
    {
        if (from is not null) await DeployedAsync(RenamedPlans.Named(from));
        var plan = RenamedPlans.Named(name, from);
        await SetAsync(plan, mayWrite: true);

        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(plan));
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(RenamedPlans.Named(name, from, variable: "two")));

        Assert.Empty(await Local.DeniedAsync());
    }

    /// <summary>Both moved, and only one keeps its name: the service is made again under its new name in the cluster that keeps its old one.</summary>
    [Fact]
    public async Task What_is_renamed_with_consent_is_in_the_policy_too()
    {
        await DeployedAsync(RenamedPlans.Named("old"));
        var plan = RenamedPlans.Named("new", "old");
        await SetAsync(plan, mayWrite: true);
        Deployment.Options = Deployment.Options with { AllowReplace = ["service/new", "service/old"] };

        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(plan));

        var cluster = Assert.Single((await Aws.Ecs.ListClustersAsync(new())).ClusterArns);
        Assert.EndsWith("service/old-local/new-local", Assert.Single((await Aws.Ecs.ListServicesAsync(new() { Cluster = cluster })).ServiceArns), StringComparison.Ordinal);
    }

    /// <summary>A cluster that keeps its name with a service that is new in it, and the other way round.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_is_named_under_both_names_of_its_cluster(bool clusterMoved)
    {
        var (cluster, service) = ((ClusterSpec)Plans.Shop().Find(Plans.Cluster)!, (ServiceSpec)Plans.Shop().Find(Plans.Service)!);
        var plan = clusterMoved ? Plans.Shop().With(cluster with { MovedFrom = new("cluster", "former") }) : Plans.Shop().With(service with { MovedFrom = new("service", "former") });
        var before = clusterMoved
            ? Plans.Shop().Without(Plans.Cluster, Plans.Service).With(cluster with { Name = "former" })
            : Plans.Shop().Without(Plans.Service).With(service with { Name = "former" });
        await DeployedAsync(before);
        await SetAsync(plan, mayWrite: true);

        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(plan));
        Assert.Equal(DeploymentOutcome.NothingToDo, await ApplyAsync(plan));
    }

    [Fact]
    public async Task What_left_the_plan_is_deleted_under_the_policy_of_the_plan_that_it_left()
    {
        await MakeSecretsAsync();
        Published("one");
        await DeployedAsync(Everything());
        var less = Plans.OnlyCluster();
        await SetAsync(less, mayWrite: true);
        Deployment.Options = Deployment.Options with { AllowReplace = ["ecr-repository/shop", "log-group//ecs/shop", "service/shop"] };

        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(less));
        Assert.Empty((await Aws.Ecr.DescribeRepositoriesAsync(new())).Repositories ?? []);
    }

    [Fact]
    public async Task The_policy_for_planning_plans_and_writes_nothing()
    {
        await MakeSecretsAsync();
        await SetAsync(Everything(), mayWrite: false);

        Assert.Equal(DeploymentOutcome.ChangesPending, await Told(Deployment.PlanAsync(Everything())));
        await Local.ForgetRequestsAsync();
        Published("one");
        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Everything()));
    }

    public static TheoryData<string> OfAFirstDeployment =>
    [
        "ecs:CreateCluster", "ecs:RegisterTaskDefinition", "ecs:CreateService", "ecs:TagResource", "ecs:DescribeServiceDeployments",
        "ecr:CreateRepository", "ecr:TagResource", "ecr:GetAuthorizationToken",
        "iam:CreateRole", "iam:PutRolePolicy", "iam:TagRole", "iam:PassRole", "logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:TagResource",
        "scheduler:CreateScheduleGroup", "scheduler:CreateSchedule", "scheduler:TagResource", "secretsmanager:DescribeSecret", "ssm:GetParameters", "ec2:DescribeSubnets",
    ];

    [Theory]
    [MemberData(nameof(OfAFirstDeployment))]
    public async Task Without_one_of_its_actions_the_deployment_is_denied_and_names_it(string action)
    {
        await MakeSecretsAsync();
        Published("one");
        await SetAsync(Everything(), mayWrite: true, without: action);

        var outcome = await Deployment.ApplyAsync(Everything());

        Assert.Contains(outcome, new[] { DeploymentOutcome.AccessDenied, DeploymentOutcome.PartlyApplied });
        Assert.Contains(action, Deployment.Events.Text, StringComparison.Ordinal);
    }

    /// <summary>What a push is made of is no call of the engine: who pushes is denied by the registry.</summary>
    [Theory]
    [InlineData("ecr:BatchCheckLayerAvailability", "registry:GetBlob")]
    [InlineData("ecr:InitiateLayerUpload", "registry:BeginUpload")]
    [InlineData("ecr:UploadLayerPart", "registry:AppendUpload")]
    [InlineData("ecr:CompleteLayerUpload", "registry:CompleteUpload")]
    [InlineData("ecr:PutImage", "registry:PutManifest")]
    [InlineData("ecr:BatchGetImage", "registry:GetManifest")]
    public async Task Without_an_action_of_the_push_the_registry_denies_it(string action, string request)
    {
        await MakeSecretsAsync();
        Published("one");
        await SetAsync(Everything(), mayWrite: true, without: action);

        Assert.NotEqual(0, (await Deployment.ApplyAsync(Everything())).ExitCode());

        Assert.Equal([request], await Local.DeniedAsync());
    }

    /// <summary>Denials that end nothing, since there is another way or the permission may not be needed: they are told.</summary>
    [Theory]
    [InlineData("tag:GetResources")]
    [InlineData("iam:CreateServiceLinkedRole")]
    [InlineData("ssm:DescribeParameters")]
    public async Task Without_one_of_these_a_deployment_goes_on_and_names_it(string action)
    {
        await MakeSecretsAsync();
        Published("one");
        await SetAsync(Everything(), mayWrite: true, without: action);

        await Deployment.ApplyAsync(Everything());

        Assert.Contains(action, Deployment.Events.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await Local.DeniedAsync());
    }

    [Fact]
    public async Task A_boundary_that_all_roles_have_becomes_a_condition()
    {
        const string Boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
        await MakeSecretsAsync();
        Published("one");
        await SetAsync(Everything(boundary: Boundary), mayWrite: true);

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Everything()));
        Assert.Contains("iam:CreateRole", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(Everything(boundary: Boundary)));
    }

    private async Task<DeploymentOutcome> ApplyAsync(DeploymentPlan plan) => await Told(Deployment.ApplyAsync(plan));

    /// <summary>The outcome, and what the run told where it is not a good one.</summary>
    private async Task<DeploymentOutcome> Told(Task<DeploymentOutcome> run)
    {
        var outcome = await run;
        Assert.True(outcome is DeploymentOutcome.Succeeded or DeploymentOutcome.NothingToDo or DeploymentOutcome.ChangesPending, $"{outcome}: {Deployment.Events.Text}");
        return outcome;
    }

    private async Task MakeSecretsAsync()
    {
        await Aws.Ssm.PutParameterAsync(new() { Name = "/shop/key", Type = "SecureString", Value = "v" });
        await Aws.Secrets.CreateSecretAsync(new() { Name = "shop/db", SecretString = "{}" });
    }

    /// <summary>From now on every call is judged by the policy that is printed for the plan, without one of its actions.</summary>
    private async Task SetAsync(DeploymentPlan plan, bool mayWrite, string? without = null)
    {
        var file = Deployment.Write("Shop.deploy.json", new DeploymentDocument(plan, SourceMap.Empty).Write());
        var policy = JsonNode.Parse(PlanPolicy.Read(new RunOptions { Verb = RunVerb.Plan, PlanPath = file, Environment = "local", Region = Region }, Account).Write(mayWrite))!;
        foreach (var statement in policy["Statement"]!.AsArray())
        {
            var actions = statement!["Action"] is JsonArray list ? list.Select(action => (string)action!) : [(string)statement["Action"]!];
            statement["Action"] = new JsonArray([.. actions.Where(action => action != without).Select(action => JsonValue.Create(action))]);
        }

        await Local.IdentifyAsync((JsonObject)policy);
    }
}
