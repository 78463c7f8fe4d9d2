using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>Environments of one application in one account do not touch each other.</summary>
public sealed class EnvironmentTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly string[] Kinds = ["cluster", "repository", "log-group", "role", "schedule-group", "schedule", "service", "task-definition"];

    [Theory]
    [InlineData("dev", "pr-7")]
    // The name of one is how the name of the other begins.
    [InlineData("pr-7", "pr-77")]
    [InlineData("pr-77", "pr-7")]
    // The names of the default environment have no suffix.
    [InlineData("default", "dev")]
    [InlineData("dev", "default")]
    public async Task What_is_changed_and_removed_in_one_leaves_the_other_as_it_is(string quiet, string busy)
    {
        await DeployAsync(quiet, Shop());
        await Registry.PushAsync(Aws, NameIn(quiet), "one");
        var before = await EnvironmentState.ReadAsync(Aws, quiet);
        Assert.Equal(9, before.Count);
        Assert.All(Kinds, kind => Assert.Contains(before.Keys, arn => arn.Split(':', 6)[5].Split('/', ':')[0] == kind));

        await DeployAsync(busy, Shop());
        await Registry.PushAsync(Aws, NameIn(busy), "one", "two");
        await IsAsItWasAsync("the other one was made");

        await DeployAsync(busy, Changed());
        await IsAsItWasAsync("the other one was changed");

        await DeployAsync(busy, Changed().Without(Plans.Schedule, Plans.Service), allowed: "service/shop");
        await IsAsItWasAsync("a service and a schedule of the other one were removed");

        await DeployAsync(busy, Plans.OnlyCluster(), allowed: "ecr-repository/shop");
        Assert.Contains("- ecr-repository/shop (delete, with 2 images)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.EndsWith($"cluster/{NameIn(busy)}", Assert.Single(await EnvironmentState.ReadAsync(Aws, busy)).Key, StringComparison.Ordinal);
        await IsAsItWasAsync("all but the cluster of the other one was removed");

        async Task IsAsItWasAsync(string when)
        {
            var now = await EnvironmentState.ReadAsync(Aws, quiet);
            var moved = before.Keys.Union(now.Keys).Where(arn => before.GetValueOrDefault(arn) != now.GetValueOrDefault(arn)).ToList();
            Assert.True(moved.Count == 0, $"After {when}: {string.Join(", ", moved.Select(arn => $"{arn}\n  was {before.GetValueOrDefault(arn)}\n  is  {now.GetValueOrDefault(arn)}"))}");
            Deployment.Options = Deployment.Options with { Environment = quiet };
            Assert.Equal(DeploymentOutcome.NoChanges, await Deployment.PlanAsync(Shop()));
            Assert.Equal("Nothing to do: 9 resources are as declared.", Deployment.Events.ChangeLines);
        }
    }

    private static string NameIn(string environment) => environment == "default" ? "shop" : $"shop-{environment}";

    private static DeploymentPlan Shop() => Plans.ShopWithSchedule().With(Repository(10));

    /// <summary>The shop with a change in every kind of resource.</summary>
    private static DeploymentPlan Changed()
    {
        var (plan, team) = (Plans.ShopWithSchedule(variable: "two"), EquatableList.Of(new TagSpec("team", "blue")));
        T Of<T>(ResourceAddress address)
            where T : ResourceSpec => (T)plan.Find(address)!;
        var role = Of<RoleSpec>(Plans.ExecutionRole);
        return plan.With(
            Repository(5) with { Tags = team },
            new ClusterSpec { Name = "shop", ContainerInsights = ContainerInsights.Enhanced, Tags = team },
            new LogGroupSpec { Name = Plans.LogGroup.Name, RetentionInDays = 7, Tags = team },
            role with { Statements = EquatableList.Of(Plans.Statement("Objects", ["s3:GetObject"], ["arn:aws:s3:::bucket/*"])), Description = "changed", Tags = team },
            Of<ServiceSpec>(Plans.Service) with { DesiredCount = 2, Tags = team },
            new ScheduleGroupSpec { Name = "shop", Tags = team },
            Of<ScheduleSpec>(Plans.Schedule) with { ScheduleExpression = "cron(0 4 * * ? *)" });
    }

    private static EcrRepositorySpec Repository(int images) => new()
    {
        Name = Plans.Repository.Name,
        LifecyclePolicy = EquatableList.Of(new LifecycleRuleSpec { RulePriority = 1, TagStatus = TagStatus.Any, CountType = LifecycleCountType.ImageCountMoreThan, CountNumber = images }),
    };

    private async Task DeployAsync(string environment, DeploymentPlan plan, params string[] allowed)
    {
        Deployment.Options = Deployment.Options with { Environment = environment, AllowReplace = allowed };
        await DeployedAsync(plan);
    }
}
