using Deploy.Ecs;
using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>An error about what a stage declares points at the stage's attribute, and at the base's in other stages.</summary>
public sealed class StageLocationTests(LocalAwsFixture local) : LocalTest(local)
{
    private const int Base = 3;
    private const int Prod = 40;

    [Theory]
    [InlineData("prod", Prod)]
    [InlineData("dev", Base)]
    public async Task A_violated_rule(string stage, int line)
    {
        var outcome = await ApplyAsync(stage, Staged(Plans.TaskDefinition(false, "one") with { Memory = 4096 }), Places(Plans.Task, "Memory"));

        Assert.Equal((DeploymentOutcome.RefusedByRules, line), (outcome, Deployment.Events.Diagnostics.First().Location?.Line));
    }

    [Theory]
    [InlineData("prod", Prod)]
    [InlineData("dev", Base)]
    public async Task A_run_that_is_refused(string stage, int line)
    {
        var service = (ServiceSpec)Plans.Shop().Find(Plans.Service)!;
        var map = Places(Plans.Service, "LaunchType");
        Assert.Equal(DeploymentOutcome.Succeeded, await ApplyAsync(stage, Staged(service), map));
        var onInstances = Plans.TaskDefinition(false, "one") with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2) };

        var outcome = await ApplyAsync(stage, Staged(service with { LaunchType = LaunchType.Ec2, NetworkConfiguration = new NetworkSpec() }, onInstances), map);

        Assert.Equal((DeploymentOutcome.ReplacementNeedsConsent, line), (outcome, Error.Location?.Line));
    }

    [Theory]
    [InlineData("prod", Prod)]
    [InlineData("dev", Base)]
    public async Task A_rollout_that_fails(string stage, int line)
    {
        await Local.TaskFaultAsync(new { kind = "cannotPull" });

        var outcome = await ApplyAsync(stage, Staged(Plans.TaskDefinition(false, "two")), Places(Plans.Task, "ContainerDefinitions[app].Image"));

        Assert.Equal((DeploymentOutcome.FirstDeploymentFailed, line), (outcome, Error.Location?.Line));
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("dev", false)]
    public async Task An_adopted_resource_is_compared_on_what_the_stage_declares(string stage, bool differs)
    {
        await Aws.Logs.CreateLogGroupAsync(new() { LogGroupName = "theirs" });
        var adopted = new LogGroupSpec { Name = Plans.LogGroup.Name, Ownership = Ownership.Adopted, Identifier = "theirs", RetentionInDays = 30 };
        var onlyInProd = new SourceMap { Locations = EquatableList.Of(new SourceLocation(adopted.Address, "RetentionInDays", "Shop.cs", Prod, 2) { Stage = "prod" }) };

        await ApplyAsync(stage, Staged(adopted), onlyInProd);

        Assert.Equal(differs, Deployment.Events.ChangeLines.Contains("RetentionInDays: (none) → 30", StringComparison.Ordinal));
    }

    private DiagnosticEvent Error => Assert.Single(Deployment.Events.Diagnostics);

    /// <summary>The shop with resources that both stages have, as the base's and as the production stage's own.</summary>
    private static DeploymentPlan Staged(params ResourceSpec[] resources) => Plans.Shop().With(resources) with
    {
        Waivers = EquatableList.Of(new RuleWaiver("DECS0420", "instances join by themselves")),
        Stages = EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "prod", Resources = resources.OrderBy(resource => resource.Address).ToEquatableList() }),
    };

    private static SourceMap Places(ResourceAddress address, string property) => new()
    {
        Locations = EquatableList.Of(new SourceLocation(address, property, "Shop.cs", Base, 2), new SourceLocation(address, property, "Shop.cs", Prod, 2) { Stage = "prod" }),
    };

    private Task<DeploymentOutcome> ApplyAsync(string stage, DeploymentPlan plan, SourceMap map)
    {
        Deployment.Options = Deployment.Options with { Environment = stage };
        return Deployment.ApplyAsync(plan, map);
    }
}
