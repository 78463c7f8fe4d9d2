using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Running;

/// <summary>
/// A policy that allows a path only is held against the bare name of a role that does not exist: AWS denies GetRole instead of saying that there
/// is none.
/// </summary>
public sealed class AbsentRoleTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const int Always = 1000;

    [Fact]
    public async Task A_first_deployment_asks_for_no_role_by_its_name()
    {
        await Local.FaultAsync("iam", "GetRole", "denied", Always);

        var outcome = await Deployment.ApplyAsync(Plans.ShopWithSchedule());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.DoesNotContain("iam:GetRole", await Local.RequestsAsync());
    }

    [Fact]
    public async Task A_role_that_is_still_listed_after_its_deletion_is_absent()
    {
        await DeployedAsync(Only(new RoleSpec { Name = "worker", TrustedService = "ecs-tasks.amazonaws.com" }));
        await Local.FaultAsync("iam", "ListRoles", "staleReads");
        await Aws.Iam.DeleteRoleAsync(new() { RoleName = "worker-local-eu-central-1" });
        await Local.FaultAsync("iam", "GetRole", "denied");

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Only(new RoleSpec { Name = "worker", TrustedService = "ecs-tasks.amazonaws.com" })));

        Assert.Contains("+ role/worker (create)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_exists_and_may_not_be_read_is_no_absent_role()
    {
        await DeployedAsync(Plans.Shop());
        await Local.FaultAsync("iam", "GetRole", "denied", Always);

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Contains("iam:GetRole", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_role_that_is_not_visible_yet_is_denied_for_a_moment()
    {
        await Local.FaultAsync("iam", "PutRolePolicy", "denied");

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
    }

    [Fact]
    public async Task A_role_of_the_same_name_outside_our_path_is_refused_and_left_as_it_is()
    {
        await Aws.Iam.CreateRoleAsync(new() { RoleName = "worker-local-eu-central-1", AssumeRolePolicyDocument = Trust });
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, await Deployment.ApplyAsync(Only(new RoleSpec { Name = "worker", TrustedService = "ecs-tasks.amazonaws.com" })));

        Assert.Contains("was not made by this application", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Equal(["iam:CreateRole"], await Local.MutationsAsync());
    }

    [Theory]
    [InlineData(Ownership.External)]
    [InlineData(Ownership.Adopted)]
    public async Task A_role_of_somebody_else_that_is_denied_may_not_exist(Ownership ownership)
    {
        await Local.FaultAsync("iam", "GetRole", "denied", Always);
        var role = new RoleSpec { Name = "worker", TrustedService = "ecs-tasks.amazonaws.com", Ownership = ownership, Identifier = "platform" };

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Only(role)));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Contains("role/worker: the role platform does not exist in this account and Region, or iam:GetRole is not allowed on it", error.Text, StringComparison.Ordinal);
    }

    private static DeploymentPlan Only(RoleSpec role) => new() { Application = "shop", Resources = EquatableList.Of<ResourceSpec>(role) };
}
