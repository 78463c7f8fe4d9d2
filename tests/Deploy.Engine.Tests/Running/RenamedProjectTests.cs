using System.Text.RegularExpressions;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>A project gets another name: what it deployed under the old one is refused, and the refusal says what to write.</summary>
public sealed partial class RenamedProjectTests(LocalAwsFixture local) : LocalTest(local)
{
    [Fact]
    public async Task A_renamed_project_follows_the_advice_and_takes_over()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        using var renamed = new Support.Deployment(Local.Url, project: "Acme.Shop");
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await renamed.ApplyAsync(Plans.ShopWithSchedule()));
        var advised = Advised(Assert.Single(renamed.Events.Diagnostics).Text, Plans.ShopWithSchedule());
        Assert.Empty(await Local.MutationsAsync());

        Assert.Equal(DeploymentOutcome.Succeeded, await renamed.ApplyAsync(advised));

        Assert.All(await Local.MutationsAsync(), call => Assert.Contains("Tag", call, StringComparison.Ordinal));
        Assert.Equal(DeploymentOutcome.NothingToDo, await renamed.ApplyAsync(advised));
        // All that is deployed is the new one's: the declaration can go.
        Assert.Equal(DeploymentOutcome.NothingToDo, await renamed.ApplyAsync(Plans.ShopWithSchedule()));
        // And no longer the old one's.
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(Plans.ShopWithSchedule()));
    }

    [Fact]
    public async Task A_project_that_was_renamed_with_its_application_follows_the_advice_and_takes_over()
    {
        // An application without a name of its own is called as its project.
        await DeployedAsync(Plans.ShopWithSchedule());
        using var renamed = new Support.Deployment(Local.Url, project: "Store");
        var plan = Plans.ShopWithSchedule() with { Application = "store" };
        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await renamed.ApplyAsync(plan));
        var advised = Advised(Assert.Single(renamed.Events.Diagnostics).Text, plan);

        Assert.Equal(DeploymentOutcome.Succeeded, await renamed.ApplyAsync(advised));

        Assert.All(await Local.MutationsAsync(), call => Assert.Contains("Tag", call, StringComparison.Ordinal));
        Assert.Equal(DeploymentOutcome.NothingToDo, await renamed.ApplyAsync(advised));
    }

    [Fact]
    public async Task A_second_project_of_the_same_application_name_follows_the_advice_and_stands_beside_the_first()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        using var other = new Support.Deployment(Local.Url, project: "OtherShop");
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await other.ApplyAsync(Plans.ShopWithSchedule()));
        var advice = Separate().Match(Assert.Single(other.Events.Diagnostics).Text);
        Assert.True(advice.Success, other.Events.Text);
        var advised = Plans.ShopWithSchedule() with { Application = advice.Groups["application"].Value, NameTemplate = advice.Groups["template"].Value };

        var outcome = await other.ApplyAsync(advised);

        Assert.True(outcome == DeploymentOutcome.Succeeded, other.Events.Text);
        Assert.Equal(DeploymentOutcome.NothingToDo, await other.ApplyAsync(advised));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.ShopWithSchedule()));
    }

    [Fact]
    public async Task What_another_project_deployed_under_the_same_name_is_not_deleted()
    {
        await DeployedAsync(Plans.ShopWithSchedule());
        using var other = new Support.Deployment(Local.Url, project: "OtherShop");
        var plan = new DeploymentPlan
        {
            Application = "shop",
            Resources = Plan.Values.EquatableList.Of<Plan.Resources.ResourceSpec>(new Plan.Resources.ClusterSpec { Name = "another" }),
        };

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await other.ApplyAsync(plan));

        Assert.Equal("DECS3015", Assert.Single(other.Events.Diagnostics).Code);
        Assert.Empty(await Local.MutationsAsync());
    }

    /// <summary>The plan with what the error line says that is to be written.</summary>
    private static DeploymentPlan Advised(string error, DeploymentPlan plan)
    {
        var advice = Takeover().Match(error);
        Assert.True(advice.Success, error);
        return plan with { Application = advice.Groups["application"].Value, FormerProject = advice.Groups["project"].Value };
    }

    [GeneratedRegex("""\[assembly: Deployment\("(?<application>[^"]+)", FormerProject = "(?<project>[^"]+)"\)\]""")]
    private static partial Regex Takeover();

    [GeneratedRegex("""\[assembly: Deployment\("(?<application>[^"]+)", NameTemplate = "(?<template>[^"]+)"\)\]""")]
    private static partial Regex Separate();
}
