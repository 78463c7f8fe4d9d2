using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Services;
using Deploy.Rules.TaskDefinitions;

namespace Deploy.Rules.Tests;

public class PlanCheckerTests
{
    private static readonly DeploymentPlan Staged = Plans.Valid with
    {
        Stages = EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "prod" }, new StageSpec { Name = "test" }),
    };

    [Fact]
    public void A_plan_without_stages_is_checked_as_it_is()
    {
        var found = Assert.Single(PlanChecker.Check(Plans.Valid.Task(t => t with { Memory = 300 })));

        Assert.IsType<FargateMemory>(found.Finding.Rule);
        Assert.Empty(found.Stages);
        Assert.Equal("Memory 300 MiB does not go with Cpu 256 on Fargate. Use 512, 1024 or 2048.", found.Text);
    }

    [Fact]
    public void A_violation_of_every_stage_is_found_once()
    {
        var found = Assert.Single(PlanChecker.Check(Staged.Task(t => t with { Memory = 300 })));

        Assert.Empty(found.Stages);
        Assert.Equal(found.Finding.Text, found.Text);
    }

    [Fact]
    public void A_violation_of_some_stages_names_them()
    {
        var plan = Staged with
        {
            Stages = EquatableList.Of(
                new StageSpec { Name = "dev" },
                new StageSpec { Name = "prod", Resources = EquatableList.Of<ResourceSpec>(Service(-1)) },
                new StageSpec { Name = "test", Resources = EquatableList.Of<ResourceSpec>(Service(-1)) }),
        };

        var found = Assert.Single(PlanChecker.Check(plan));

        Assert.Equal(["prod", "test"], found.Stages);
        Assert.Equal("DesiredCount -1 is negative. Use 0 or more tasks. (stages prod, test)", found.Text);
    }

    [Fact]
    public void A_base_that_no_stage_has_is_not_judged()
    {
        var plan = Staged.Run(s => s with { DesiredCount = -1 }) with
        {
            Stages = EquatableList.Of(new StageSpec { Name = "prod", Resources = EquatableList.Of<ResourceSpec>(Service(2)) }),
        };

        Assert.Empty(PlanChecker.Check(plan));
    }

    [Fact]
    public void The_plan_of_one_stage_is_checked_as_it_is()
    {
        var plan = Staged.Run(s => s with { DesiredCount = -1 }).ForStage("prod");

        var found = Assert.Single(PlanChecker.Check(plan));

        Assert.Empty(found.Stages);
        Assert.IsType<DesiredCount>(found.Finding.Rule);
    }

    [Fact]
    public void What_a_stage_removes_is_missed_by_what_refers_to_it()
    {
        var plan = Plans.Valid with
        {
            Stages = EquatableList.Of(new StageSpec { Name = "dev", Removed = EquatableList.Of(new ResourceAddress("cluster", "shop")) }, new StageSpec { Name = "prod" }),
        };

        Assert.All(PlanChecker.Check(plan), found => Assert.Equal(("DECS0920", "dev"), (found.Finding.Rule.Id, string.Join(",", found.Stages))));
        Assert.Equal(2, PlanChecker.Check(plan).Count);
    }

    [Fact]
    public void A_waived_rule_is_silent()
    {
        var plan = Plans.Valid.Task(t => t with { Memory = 300 }) with { Waivers = EquatableList.Of(new RuleWaiver("DECS0202", "AWS told us about a new size.")) };

        Assert.Empty(PlanChecker.Check(plan));
    }

    [Fact]
    public void A_waiver_without_a_reason_has_no_effect()
    {
        var plan = Plans.Valid.Task(t => t with { Memory = 300 }) with { Waivers = EquatableList.Of(new RuleWaiver("DECS0202", " ")) };

        Assert.Single(PlanChecker.Check(plan));
    }

    [Fact]
    public void Findings_are_ordered_by_address_property_and_rule()
    {
        var plan = Plans.Valid.Run(s => s with { DesiredCount = -1, PlatformVersion = "9" }).Cluster(c => c with { Tags = EquatableList.Of(new TagSpec("", "")) });

        Assert.Equal(
            ["cluster/shop Tags[]", "service/api DesiredCount", "service/api PlatformVersion"],
            PlanChecker.Check(plan).Select(found => $"{found.Finding.Address} {found.Finding.Property}"));
    }

    private static ServiceSpec Service(int desiredCount) =>
        (ServiceSpec)Plans.Valid.Find(new("service", "api"))! with { DesiredCount = desiredCount };
}
