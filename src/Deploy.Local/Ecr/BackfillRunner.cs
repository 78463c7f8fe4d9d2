using Deploy.Local.Services;
using static Deploy.Local.Ecr.BackfillStatus;

namespace Deploy.Local.Ecr;

/// <summary>Takes the steps of backfills that are due: list the images, replicate one after the other, end.</summary>
/// <remarks>Images lie outside the documents, so that this happens between requests, where no read looks at an older state.</remarks>
internal sealed class BackfillRunner(EcrState state, BackfillPace pace) : IMovesOn
{
    /// <summary>From so many replications on, a backfill of which half failed is given up.</summary>
    private const int FewestToJudge = 100;

    private static readonly double Kept = TimeSpan.FromDays(90).TotalSeconds;

    private readonly ImageReplication _replication = new(state);

    /// <summary>A backfill of one Region changes others: whichever is asked, all move on.</summary>
    public void MoveOn(string region)
    {
        if (!state.Replication.Exists)
            return;
        var now = state.Context.Clock.Timestamp;
        foreach (var (source, registry) in state.Replication.All.Registries)
        {
            foreach (var backfill in registry.Backfills)
                while (backfill.DueAt is { } due && due <= now)
                    Step(source, registry, backfill, due);
            registry.Backfills.RemoveAll(backfill => backfill.EndedAt + Kept < now);
        }
    }

    public double? NextDue(string region) =>
        state.Replication.Exists ? state.Replication.All.Registries.Values.SelectMany(registry => registry.Backfills).Min(backfill => backfill.DueAt) : null;

    private void Step(string source, RegistryReplication registry, BackfillRecord backfill, double at)
    {
        if (backfill.Replications is null)
        {
            backfill.Replications = Images(source, registry, backfill);
            backfill.Status = InProgress;
        }
        else if (backfill.Replications.FirstOrDefault(replication => replication.Status is null) is { } next)
        {
            next.FailureCode = _replication.Replicate(source, backfill, next);
            next.Status = next.FailureCode is null ? Complete : Failed;
        }

        backfill.DueAt = at + pace.Replication;
        if (Ending(backfill) is not { } ending)
            return;
        backfill.Status = ending;
        backfill.FailureCode = ending == Failed ? "TooManyFailures" : null;
        backfill.EndedAt = at;
        backfill.DueAt = null;
    }

    private static string? Ending(BackfillRecord backfill)
    {
        var done = backfill.Replications!.Count(replication => replication.Status is not null);
        var failed = backfill.Replications!.Count(replication => replication.Status == Failed);
        return backfill.Status == Stopping ? Stopped
            : done >= FewestToJudge && failed * 2 >= done ? Failed
            : done == backfill.Replications!.Count ? Complete
            : null;
    }

    private List<ReplicationRecord> Images(string source, RegistryReplication registry, BackfillRecord backfill)
    {
        var rules = ReplicationConfiguration.RulesTo(registry, backfill.Region, backfill.RegistryId);
        return
        [
            .. from repository in state.Of(source).Values
               where rules.Any(rule => ReplicationConfiguration.Matches(rule, repository.Name))
               from image in state.Registry.Images.List(EcrState.Path(source, repository.Name))
               from tag in image.Tags.Count == 0 ? [null] : image.Tags.Select(string? (name) => name)
               select new ReplicationRecord { Repository = repository.Name, Digest = image.Digest.ToString(), Tag = tag },
        ];
    }
}
