using Amazon.ECS.Model;
using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

public sealed class RefusalTests(LocalAwsFixture local) : LocalTest(local)
{
    [Fact]
    public async Task A_cluster_of_the_same_name_that_is_not_ours()
    {
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "shop-local" });

        await RefusedAsync(Plans.Shop(), DeploymentOutcome.RefusedNotOurs, "DECS3003", "cluster/shop", "was not made by this application");
    }

    [Fact]
    public async Task A_resource_of_a_CloudFormation_stack()
    {
        await Aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "theirs" });
        var tags = new Dictionary<string, string> { ["aws:cloudformation:stack-name"] = "platform" };
        var spec = new ClusterSpec { Name = "shop", Ownership = Ownership.Adopted, Identifier = "theirs" };

        var refusal = Checks.OwnershipCheck.Check(Contexts.Of(spec), Contexts.World(new Deploy.Engine.Kinds.Snapshot<ClusterSpec> { Arn = "arn", Tags = tags, Actual = spec }));

        Assert.Equal(DeploymentOutcome.RefusedNotOurs, refusal?.Outcome);
        Assert.Contains("the CloudFormation stack platform", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_project_with_the_same_application_name()
    {
        await DeployedAsync(Plans.Shop());
        using var other = new Deployment(Local.Url, project: "OtherShop");

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await other.ApplyAsync(Plans.Shop()));

        var error = Assert.Single(other.Events.Diagnostics);
        Assert.Equal("DECS3015", error.Code);
        Assert.Contains("deployed by the project Shop", error.Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task An_external_resource_that_does_not_exist()
    {
        AsInAnAccount();
        await RefusedAsync(
            Plans.Shop().With(new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = "platform" }),
            DeploymentOutcome.RefusedByPreflight,
            "DECS3019",
            "cluster/shop is declared External",
            "cluster/platform does not exist. Correct its name, or let this application own it.");
    }

    [Fact]
    public async Task An_account_without_a_default_VPC()
    {
        await Local.DefaultVpcAsync(false);

        await RefusedAsync(
            Plans.Shop(), DeploymentOutcome.RefusedByPreflight, "DECS3019",
            "service/shop: this account has no default VPC with default subnets in this Region", "Name subnets with [Network]", "aws ec2 create-default-vpc");
    }

    [Fact]
    public async Task A_subnet_that_does_not_exist()
    {
        AsInAnAccount();
        await RefusedAsync(
            Plans.Shop().With(((ServiceSpec)Plans.Shop().Find(Plans.Service)!) with { NetworkConfiguration = new NetworkSpec { Subnets = EquatableList.Of("subnet-0123456789abcdef0") } }),
            DeploymentOutcome.RefusedByPreflight,
            "DECS3019",
            "the subnet subnet-0123456789abcdef0 does not exist in this account and Region");
    }

    [Fact]
    public Task A_violated_rule() => RefusedAsync(
        Plans.Shop().With(Plans.TaskDefinition(false, "one") with { Memory = 4096 }), DeploymentOutcome.RefusedByRules, "DECS3001", "1 rule is violated");

    [Fact]
    public async Task A_violated_rule_that_is_waived_is_not_refused()
    {
        var plan = Plans.Shop().With(Plans.TaskDefinition(false, "one") with { Memory = 4096 });
        await Deployment.ApplyAsync(plan);
        var rule = Deployment.Events.Diagnostics.First().Code;

        await Deployment.PlanAsync(plan with { Waivers = EquatableList.Of(new RuleWaiver(rule, "a test")) });

        Assert.DoesNotContain(Deployment.Events.Diagnostics, found => found.Code == rule);
    }

    [Fact]
    public Task A_missing_parameter() => RefusedAsync(
        Plans.Shop(variable: "@{Colour}"), DeploymentOutcome.RefusedByPreflight, "DECS3017", "@{Colour}", "deploy.json");

    [Fact]
    public async Task A_parameter_file_gives_values()
    {
        Deployment.Write("deploy.json", """{ "Colour": "blue" }""");

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(variable: "@{Colour}")));

        var definition = (await Aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "shop-local" })).TaskDefinition;
        Assert.Equal("blue", definition.ContainerDefinitions.Single().Environment.Single().Value);
    }

    [Fact]
    public async Task A_region_other_than_the_declared_one()
    {
        Deployment.Options = Deployment.Options with { Region = "us-east-1" };

        await RefusedAsync(Plans.Shop() with { Region = "eu-central-1" }, DeploymentOutcome.RefusedByPreflight, "DECS3012", "declared for the Region eu-central-1");
    }

    [Fact]
    public async Task An_account_other_than_the_declared_one()
    {
        // As on AWS: with credentials of its own.
        Deployment.Options = Deployment.Options with { Local = false };

        await RefusedAsync(Plans.Shop() with { Account = "123456789012" }, DeploymentOutcome.RefusedByPreflight, "DECS3011", "belongs to the account 123456789012", "000000000000");
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer()
    {
        Deployment.Options = Deployment.Options with { EndpointUrl = "http://127.0.0.1:9" };

        await RefusedAsync(Plans.Shop(), DeploymentOutcome.RefusedByPreflight, "DECS3013", "Nobody answers at http://127.0.0.1:9");
    }

    [Fact]
    public async Task A_plan_of_a_newer_version()
    {
        await Deployment.PlanAsync(Plans.Shop());
        var path = Deployment.Options.PlanPath!;
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace($"\"FormatVersion\": {DeploymentPlan.CurrentFormatVersion}", "\"FormatVersion\": 99", StringComparison.Ordinal));

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.RunAsync(Deployment.Options));

        Assert.Equal("DECS3014", Assert.Single(Deployment.Events.Diagnostics).Code);
    }

    [Fact]
    public async Task A_replacement_without_consent()
    {
        await DeployedAsync(Plans.Shop());
        var service = (ServiceSpec)Plans.Shop().Find(Plans.Service)!;
        var onInstances = Plans.Shop().With(
            service with { LaunchType = LaunchType.Ec2, NetworkConfiguration = new NetworkSpec() },
            Plans.TaskDefinition(false, "one") with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2) }) with
        {
            Waivers = EquatableList.Of(new RuleWaiver("DECS0420", "instances join by themselves")),
        };

        await RefusedAsync(
            onInstances, DeploymentOutcome.ReplacementNeedsConsent, "DECS3005", "service/shop would be deleted with 1 running task and made again, because of LaunchType", "--allow-replace service/shop");
    }

    [Fact]
    public async Task A_denied_action_is_named()
    {
        await Local.FaultAsync("ecs", "CreateCluster", "denied");

        Assert.Equal(DeploymentOutcome.AccessDenied, await Deployment.ApplyAsync(Plans.OnlyCluster()));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3004", error.Code);
        Assert.Contains("Allow the action ecs:CreateCluster", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_half_way_is_partly_applied_and_the_next_run_goes_on()
    {
        // Longer than the patience with a failing service, which the limit of the run bounds.
        await Local.FaultAsync("ecs", "RegisterTaskDefinition", "serverError", times: 1000);
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(3) };
        Assert.Equal(DeploymentOutcome.PartlyApplied, await Deployment.ApplyAsync(Plans.Shop()));
        Assert.Contains("calls had changed something", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        await Local.ClearFaultsAsync();
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromMinutes(2) };

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop()));
    }

    /// <summary>What an account lacks is not made there; the local AWS would stand in for it.</summary>
    private void AsInAnAccount() => Deployment.Options = Deployment.Options with { Local = false };

    private async Task RefusedAsync(DeploymentPlan plan, DeploymentOutcome outcome, string code, params string[] texts)
    {
        await Local.ForgetRequestsAsync();
        var actual = await Deployment.ApplyAsync(plan);
        Assert.True(actual == outcome, $"{actual}: {Deployment.Events.Text}");
        var error = Deployment.Events.Diagnostics.Last();
        Assert.Equal(code, error.Code);
        Assert.All(texts, text => Assert.Contains(text, error.Text, StringComparison.Ordinal));
        Assert.Empty(await Local.MutationsAsync());
    }
}
