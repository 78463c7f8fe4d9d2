using CsCheck;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

public class StageTests
{
    private static readonly DeploymentPlan Plan = new()
    {
        Application = "shop",
        Account = "111111111111",
        Region = "eu-central-1",
        RoleToAssume = "base",
        Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shop" }, Service("api", 1), Service("web", 1)),
        Stages = EquatableList.Of(
            new StageSpec { Name = "dev" },
            new StageSpec
            {
                Name = "prod",
                Account = "222222222222",
                Region = "us-east-1",
                RoleToAssume = "prod",
                Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "batch" }, Service("api", 6)),
                Removed = EquatableList.Of(new ResourceAddress("service", "web")),
            }),
    };

    [Fact]
    public void A_stage_replaces_removes_and_adds_whole_resources()
    {
        var prod = Plan.ForStage("prod");

        Assert.Equal(["cluster/batch", "cluster/shop", "service/api"], prod.Resources.Select(resource => resource.Address.ToString()));
        Assert.Equal(6, prod.Find<ServiceSpec>(new("service", "api"))!.DesiredCount);
        Assert.Equal(("prod", "222222222222", "us-east-1", "prod"), (prod.Stage, prod.Account, prod.Region, prod.RoleToAssume));
    }

    [Fact]
    public void A_stage_that_overrides_nothing_is_the_base()
    {
        var dev = Plan.ForStage("dev");

        Assert.Equal(Plan.Resources, dev.Resources);
        Assert.Equal(("dev", "111111111111", "eu-central-1", "base"), (dev.Stage, dev.Account, dev.Region, dev.RoleToAssume));
    }

    [Fact]
    public void An_undeclared_stage_is_refused_with_the_declared_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => Plan.ForStage("staging"));

        Assert.StartsWith("'staging' is not a stage of shop. Declared: dev, prod.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_is_found_by_address_and_type()
    {
        Assert.Equal("api", Plan.Find(new("service", "api"))!.Name);
        Assert.Null(Plan.Find(new("service", "none")));
        Assert.Null(Plan.Find<ClusterSpec>(new("service", "api")));
        Assert.Null(Plan.Find<ClusterSpec>(null));
    }

    [Fact]
    public void A_changed_copy_of_a_plan_finds_what_it_holds_itself()
    {
        Assert.NotNull(Plan.Find(new("service", "web")));

        var copy = Plan with { Resources = EquatableList.Of<ResourceSpec>(Service("other", 1)) };

        Assert.NotNull(copy.Find(new("service", "other")));
        Assert.Null(copy.Find(new("service", "web")));
    }

    [Fact]
    public void Resources_of_a_stage_are_in_the_order_of_their_addresses() => RandomPlans.Any.Where(plan => plan.Stages.Count > 0).Sample(
        plan =>
        {
            var addresses = plan.ForStage(plan.Stages[0].Name).Resources.Select(resource => resource.Address).ToArray();
            return addresses.SequenceEqual(addresses.OrderBy(address => address.ToString(), StringComparer.Ordinal));
        },
        iter: 100);

    private static ServiceSpec Service(string name, int count) =>
        new() { Name = name, Cluster = new("cluster", "shop"), TaskDefinition = new("task-definition", "api"), DesiredCount = count };
}
