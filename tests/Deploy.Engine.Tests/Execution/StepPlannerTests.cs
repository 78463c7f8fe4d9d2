using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Execution;
using Deploy.Engine.Kinds;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Tests.Execution;

public sealed class StepPlannerTests
{
    private static readonly PropertyChange Added = new("Statements[New]", null, "x", ChangeImpact.InPlace);
    private static readonly PropertyChange Removed = new("Statements[Old]", "x", null, ChangeImpact.InPlace) { AfterRollout = true };
    private static readonly PropertyChange Restart = new("TaskDefinition", "1", "2", ChangeImpact.RollingRestart);

    [Fact]
    public void With_a_rollout_a_role_is_widened_before_and_narrowed_after_it()
    {
        var steps = StepPlanner.Plan(new ChangeSet([Role(Added, Removed), Service(Restart)]));

        Assert.Equal(
            ["Expand role/shop-execution Statements[New]", "RollOut service/shop TaskDefinition", "Contract role/shop-execution Statements[Old]"],
            steps.Select(Line));
    }

    [Fact]
    public void Without_a_rollout_there_is_one_call()
    {
        var count = new PropertyChange("DesiredCount", "1", "2", ChangeImpact.InPlace);

        var steps = StepPlanner.Plan(new ChangeSet([Role(Added, Removed), Service(count)]));

        Assert.Equal(["Expand role/shop-execution Statements[New] Statements[Old]", "RollOut service/shop DesiredCount"], steps.Select(Line));
    }

    [Fact]
    public void A_schedule_moves_and_what_vanished_goes_at_the_end()
    {
        var schedule = Change(Plans.ShopWithSchedule().Find(Plans.Schedule)!, Restart);
        var vanished = Change(Plans.Shop().Find(Plans.LogGroup)!) with { Action = ResourceAction.Delete };

        var steps = StepPlanner.Plan(new ChangeSet([schedule, Service(Restart), vanished]));

        Assert.Equal(["RollOut service/shop TaskDefinition", "Contract schedule/nightly TaskDefinition", "Contract log-group//ecs/shop"], steps.Select(Line));
    }

    private static ResourceChange Role(params PropertyChange[] changes) => Change(Plans.Shop().Find(Plans.ExecutionRole)!, changes);

    private static ResourceChange Service(params PropertyChange[] changes) => Change(Plans.Shop().Find(Plans.Service)!, changes);

    private static ResourceChange Change(ResourceSpec spec, params PropertyChange[] changes) =>
        new(spec.Address, ResourceAction.Update, KindCatalog.For(spec), spec, null, changes);

    private static string Line(Step step) => $"{step.Phase} {step.Change.Address} {string.Join(' ', step.Changes.Select(change => change.Path))}".TrimEnd();
}
