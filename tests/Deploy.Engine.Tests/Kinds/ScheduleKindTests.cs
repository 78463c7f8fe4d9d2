using Deploy.Engine.Identity;
using Deploy.Engine.Kinds.Schedules;
using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class ScheduleKindOnLocalTests(LocalAws server) : ScheduleKindTests(server)
{
    [Fact]
    public async Task A_role_that_is_not_assumable_yet_is_too_early_and_no_verdict()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(Application.ScheduleRole with { TrustedService = "ecs-tasks.amazonaws.com" });
        var refused = await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(() => bench.ApplyAsync(schedule));
        // The step is repeated for this, as for all kinds: see the deployments on reads that are behind.
        Assert.True(KindCatalog.For(schedule).IsTooEarly(refused), refused.Message);
        await bench.ApplyAsync(Application.ScheduleRole);
        await bench.ApplyAsync(schedule);
        Assert.Empty(await bench.ChangesAsync(schedule));
    }
}

[Collection(OnMoto.Name)]
public sealed class ScheduleKindOnMotoTests(MotoAws server) : ScheduleKindTests(server)
{
    // moto keeps no action after completion.
    protected override bool Forgets(string property) => property == "ActionAfterCompletion";
}

public abstract class ScheduleKindTests(IAwsServer server)
{
    [SkippableFact]
    public async Task A_schedule_lives()
    {
        var (bench, schedule) = await BenchAsync();
        await Application.PrepareOthersAsync(bench);
        await Life.LiveAsync(bench, schedule, ScheduleVariations.Of($"arn:aws:sqs:{server.Region}:{server.AccountId}:failed"), Forgets);
    }

    [SkippableFact]
    public async Task A_schedule_pins_a_revision_and_moves_with_one_call()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(schedule);
        Assert.EndsWith(":1", ((ScheduleSnapshot)(await bench.ReadAsync(schedule))!).TaskDefinitionArn, StringComparison.Ordinal);
        await bench.ApplyAsync(Application.Task with { Memory = 1024 });
        bench.Written();
        await bench.ApplyAsync(schedule);
        Assert.Equal(["scheduler:UpdateSchedule"], bench.Written());
        Assert.EndsWith(":2", ((ScheduleSnapshot)(await bench.ReadAsync(schedule))!).TaskDefinitionArn, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_schedule_of_another_group_is_another_schedule()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(schedule);
        var other = new ScheduleGroupSpec { Name = "other" };
        await bench.ApplyAsync(other);
        Assert.Null(await bench.ReadAsync(schedule with { ScheduleGroup = other.Address }));
    }

    [SkippableFact]
    public async Task A_schedule_carries_the_identity_of_its_group()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(schedule);
        var snapshot = (await bench.ReadAsync(schedule))!;
        Assert.Equal(schedule.Address, IdentityTags.OwnAddress(snapshot.Tags, bench.Identity));
    }

    [SkippableFact]
    public async Task What_a_hand_added_is_a_difference_and_goes()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(schedule);
        var name = bench.Context.Names.Of(schedule);
        var found = await bench.Context.Aws.Scheduler.GetScheduleAsync(new() { GroupName = bench.Context.Names.Of(Application.Group), Name = name });
        found.Target.Input = "{}";
        await bench.Context.Aws.Scheduler.UpdateScheduleAsync(new()
        {
            GroupName = found.GroupName,
            Name = name,
            ScheduleExpression = found.ScheduleExpression,
            FlexibleTimeWindow = found.FlexibleTimeWindow,
            Target = found.Target,
        });
        var change = Assert.Single(await bench.ChangesAsync(schedule));
        Assert.Equal(("Target.Input", "{}", null), (change.Path, change.Before, change.After));
        await bench.ApplyAsync(schedule);
        Assert.Empty(await bench.ChangesAsync(schedule));
    }

    [SkippableFact]
    public async Task A_schedule_that_left_the_plan_is_discovered_by_its_declared_name()
    {
        var (bench, schedule) = await BenchAsync();
        await bench.ApplyAsync(schedule);
        await bench.ApplyAsync(schedule with { Name = "left" });
        await bench.ReadAsync(Application.Group);
        Assert.Equal(["left"], (await bench.DiscoverAsync(typeof(ScheduleSpec), schedule)).Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public Task A_group_lives() => Life.LiveAsync(new KindBench(server), Application.Group, [("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) })]);

    [SkippableFact]
    public async Task A_group_that_left_the_plan_is_discovered()
    {
        var bench = new KindBench(server);
        await bench.ApplyAsync(Application.Group);
        await bench.ApplyAsync(new ScheduleGroupSpec { Name = "left" });
        Assert.Equal(["left"], (await bench.DiscoverAsync(typeof(ScheduleGroupSpec), Application.Group)).Select(snapshot => snapshot.Resource.Name));
    }

    protected virtual bool Forgets(string property) => false;

    private protected async Task<(KindBench Bench, ScheduleSpec Schedule)> BenchAsync()
    {
        var bench = await Application.PrepareAsync(server);
        return (bench, Application.Schedule with { NetworkConfiguration = await Surroundings.NetworkAsync(bench.Context.Aws) });
    }
}
