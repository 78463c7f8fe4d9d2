using Amazon.CloudWatchLogs.Model;
using Amazon.ECR.Model;
using Amazon.ECS.Model;
using Amazon.Scheduler.Model;
using Deploy.Ecs;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What is ours is found by its tags, wherever it is and whatever else the account holds.</summary>
public sealed class SearchTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Tagging = "resourcegroupstaggingapi";

    [Fact]
    public async Task Strangers_cost_no_call()
    {
        await DeployedAsync(Plans.ShopWithSchedule().With(new EcrRepositorySpec { Name = "shop" }));
        var alone = await CallsOfNothingToDoAsync();

        await MakeStrangersAsync(families: 300, repositories: 100, logGroups: 100, scheduleGroups: 50);

        Assert.Equal(alone, await CallsOfNothingToDoAsync());
        // One search, and nothing that lists what the account has, apart from the roles of this environment and the schedules of its group.
        Assert.Single(alone, call => call == "tag:GetResources" || call == $"{Tagging}:GetResources");
        Assert.DoesNotContain(alone, call => call.Contains(":List", StringComparison.Ordinal)
            && call is not ("iam:ListRoles" or "scheduler:ListSchedules" or "iam:ListAttachedRolePolicies" or "ecr:ListTagsForResource" or "logs:ListTagsForResource"));
    }

    [Fact]
    public async Task A_service_that_left_a_cluster_that_the_plan_never_had_is_found()
    {
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "platform" });
        var platform = Plans.Shop().With(new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = "platform" });
        await DeployedAsync(platform);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(platform));

        // The same address, in another cluster: the old one runs on until somebody agrees to its end.
        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(Plans.Shop()));

        const string Old = "arn:aws:ecs:eu-central-1:000000000000:service/platform/shop-local";
        Assert.Contains($"- service/shop at {Old} (delete, with 1 running task)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains($"{Old}, which is service/shop too, would be deleted with 1 running task", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Equal(1, await RunningAsync("platform"));

        Deployment.Options = Deployment.Options with { AllowReplace = ["service/shop"] };
        await DeployedAsync(Plans.Shop());
        Assert.Equal(1, await RunningAsync("shop-local"));
        Assert.Equal(0, await RunningAsync("platform"));
        Deployment.Options = Deployment.Options with { AllowReplace = [] };
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    [Theory]
    [InlineData("denied")]
    [InlineData("none")]
    public async Task A_service_that_left_the_plan_with_its_foreign_cluster_is_found(string fault)
    {
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "platform" });
        await DeployedAsync(Plans.Shop().With(new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = "platform" }));
        if (fault == "denied") await Local.FaultAsync(Tagging, "GetResources", "denied");

        await Deployment.PlanAsync(Plans.OnlyCluster());

        Assert.Contains("- service/shop (delete, with 1 running task)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_tags_cannot_be_searched_the_lists_are_read_and_that_is_said()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        await MakeStrangersAsync(families: 3, repositories: 3, logGroups: 3, scheduleGroups: 3);
        await Local.FaultAsync(Tagging, "GetResources", "denied", times: 2);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.ShopWithSchedule()));
        Assert.Contains("tag:GetResources is denied", Deployment.Events.Text, StringComparison.Ordinal);

        await Deployment.PlanAsync(Plans.OnlyCluster());
        foreach (var gone in new[] { "log-group//ecs/shop", "role/shop-execution", "task-definition/shop", "service/shop", "schedule-group/shop" })
            Assert.Contains($"- {gone} (delete", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ecr", "ListTagsForResource")]
    [InlineData("logs", "ListTagsForResource")]
    [InlineData("scheduler", "ListTagsForResource")]
    [InlineData("ecs", "DescribeTaskDefinition")]
    public async Task A_stranger_whose_tags_may_not_be_read_refuses_nothing(string service, string read)
    {
        await MakeStrangersAsync(families: 1, repositories: 1, logGroups: 1, scheduleGroups: 1);
        await Local.FaultAsync(Tagging, "GetResources", "denied");
        await Local.FaultAsync(service, read, "denied");

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Plans.OnlyCluster()));
    }

    [Fact]
    public async Task What_the_search_still_finds_though_it_is_deleted_is_not_deleted_again()
    {
        var plan = Plans.OnlyCluster().With(new LogGroupSpec { Name = Plans.LogGroup.Name }, new EcrRepositorySpec { Name = "shop" }, new ClusterSpec { Name = "other" });
        await DeployedAsync(plan);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(plan));
        await DeployedAsync(Plans.OnlyCluster());

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.OnlyCluster()));
    }

    [Fact]
    public async Task A_rename_that_the_search_does_not_know_yet_is_known_by_a_read()
    {
        await DeployedAsync(RenamedPlans.Named("shop"));
        // What it says from now on is what was before.
        await Local.FaultAsync(Tagging, "GetResources", "staleReads", times: 2);
        await DeployedAsync(RenamedPlans.Named("store", from: "shop"));

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(RenamedPlans.Named("store")));
    }

    private async Task<IReadOnlyList<string>> CallsOfNothingToDoAsync()
    {
        await Local.ForgetRequestsAsync();
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.ShopWithSchedule().With(new EcrRepositorySpec { Name = "shop" })));
        // The tags of the group are read once more where its schedules are read before it: both are read side by side.
        const string GroupTags = "scheduler:ListTagsForResource";
        var calls = await Local.RequestsAsync();
        Assert.InRange(calls.Count(call => call == GroupTags), 1, 2);
        return [.. calls.Where(call => call != GroupTags).Order(StringComparer.Ordinal)];
    }

    private async Task<int> RunningAsync(string cluster) =>
        (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = ["shop-local"] })).Services
            .Where(service => service.Status == "ACTIVE").Sum(service => service.RunningCount ?? 0);

    /// <summary>Things of others, under names that our template could have made too.</summary>
    private async Task MakeStrangersAsync(int families, int repositories, int logGroups, int scheduleGroups)
    {
        static IReadOnlyList<string> Names(int count) => [.. Enumerable.Range(0, count).Select(index => $"a{index}-local")];
        await Concurrently.SelectAsync(Names(families), family => Aws.Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = family,
            ContainerDefinitions = [new ContainerDefinition { Name = "app", Image = "public.example.com/nginx", Memory = 128 }],
        }));
        await Concurrently.SelectAsync(Names(repositories), name => Aws.Ecr.CreateRepositoryAsync(new CreateRepositoryRequest { RepositoryName = name }));
        await Concurrently.SelectAsync(Names(logGroups), name => Aws.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = $"/ecs/{name}" }));
        await Concurrently.SelectAsync(Names(scheduleGroups), name => Aws.Scheduler.CreateScheduleGroupAsync(new CreateScheduleGroupRequest { Name = name }));
    }
}
