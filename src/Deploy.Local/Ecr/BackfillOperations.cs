using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Starting, stopping and reading backfills.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication-backfill.html"/>.</remarks>
internal sealed class BackfillOperations(EcrState state, BackfillPace pace)
{
    private const int MostInProgress = 10;
    private const int UsualResults = 100;
    private const int LargestResults = 1000;
    private const int UsualBackfills = 25;
    private const int LargestBackfills = 50;

    private double Now => state.Context.Clock.Timestamp;

    public JsonObject Start(LocalCall call)
    {
        CheckRegistry(call);
        var destination = call.Input.Object("destination")!;
        var (region, account) = (destination.RequiredText("region"), destination.RequiredText("registryId"));
        var registry = state.Replication.Of(call.Region);
        if (ReplicationConfiguration.RulesTo(registry, region, account).Count == 0)
            throw EcrErrors.InvalidParameter("destination", "must be a destination of the registry's replication configuration");
        var running = registry.Backfills.Where(backfill => !backfill.IsOver).ToList();
        if (running.Any(backfill => backfill.Region == region))
            throw EcrErrors.BackfillInProgress(region);
        if (running.Count >= MostInProgress)
            throw EcrErrors.TooManyBackfills(MostInProgress);
        var backfill = new BackfillRecord
        {
            Id = Guid.NewGuid().ToString(),
            Region = region,
            RegistryId = account,
            StartedAt = Now,
            DueAt = Now + pace.Preparing,
        };
        registry.Backfills.Add(backfill);
        return Brief(backfill);
    }

    /// <summary>What is being replicated is finished, the rest is left, and nothing is taken back.</summary>
    public JsonObject Stop(LocalCall call)
    {
        var backfill = Require(call);
        if (backfill.Status is not (BackfillStatus.Preparing or BackfillStatus.InProgress))
            throw EcrErrors.BackfillNotStoppable(backfill.Id, backfill.Status);
        if (backfill.Replications is null)
        {
            backfill.Status = BackfillStatus.Stopped;
            backfill.EndedAt = Now;
            backfill.DueAt = null;
        }
        else
        {
            backfill.Status = BackfillStatus.Stopping;
        }

        return Brief(backfill);
    }

    public JsonObject List(LocalCall call)
    {
        CheckRegistry(call);
        var newestFirst = state.Replication.Of(call.Region).Backfills.AsEnumerable().Reverse().ToList();
        var (page, next) = Paging.Of(
            newestFirst, call.Input.Whole("maxResults") ?? UsualBackfills, call.Input.Text("nextToken"), LargestBackfills,
            EcrRepositoryLocal.BadToken);
        return Paging.Reply("backfills", page.Select(backfill => Summary(backfill)), next).With("registryId", LocalAccount.Id);
    }

    public JsonObject DescribeResults(LocalCall call)
    {
        var backfill = Require(call);
        var filter = call.Input.Text("resultStatusFilter");
        // There are results once it is over, and of what was tried only.
        var results = backfill.IsOver && backfill.Replications is { } replications
            ? replications.Where(replication => replication.Status is not null && (filter is null || replication.Status == filter)).ToList()
            : [];
        var (page, next) = Paging.Of(
            results, call.Input.Whole("maxResults") ?? UsualResults, call.Input.Text("nextToken"), LargestResults,
            EcrRepositoryLocal.BadToken);
        var reply = Summary(backfill);
        reply["registryId"] = LocalAccount.Id;
        reply["results"] = page.Select(JsonNode? (replication) => Result(replication)).ToJsonArray();
        return reply.With("nextToken", next);
    }

    private BackfillRecord Require(LocalCall call)
    {
        CheckRegistry(call);
        var id = call.Input.RequiredText("replicationBackfillId");
        return state.Replication.Of(call.Region).Backfills.FirstOrDefault(backfill => backfill.Id == id)
            ?? throw EcrErrors.BackfillNotFound(id);
    }

    private static void CheckRegistry(LocalCall call)
    {
        if (call.Input.Text("registryId") is { } account && account != LocalAccount.Id)
            throw EcrErrors.InvalidParameter("registryId", $"must be {LocalAccount.Id}, the registry of the caller");
    }

    private static JsonObject Brief(BackfillRecord backfill) => new()
    {
        ["registryId"] = LocalAccount.Id,
        ["replicationBackfillId"] = backfill.Id,
        ["destination"] = new JsonObject { ["region"] = backfill.Region, ["registryId"] = backfill.RegistryId },
        ["status"] = backfill.Status,
        ["startedAt"] = backfill.StartedAt,
    };

    private static JsonObject Summary(BackfillRecord backfill)
    {
        var json = Brief(backfill);
        json.Remove("registryId");
        return json.With("progress", Progress(backfill)).With("failureCode", backfill.FailureCode).With("endedAt", backfill.EndedAt);
    }

    private static JsonObject? Progress(BackfillRecord backfill) => backfill.Replications is not { } replications ? null : new JsonObject
    {
        ["totalReplicationCount"] = replications.Count,
        ["completedReplicationCount"] = replications.Count(replication => replication.Status == BackfillStatus.Complete),
        ["failedReplicationCount"] = replications.Count(replication => replication.Status == BackfillStatus.Failed),
        ["failureCodes"] = replications.Select(replication => replication.FailureCode).OfType<string>().Distinct().ToJsonArray(),
    };

    private static JsonObject Result(ReplicationRecord replication) => new JsonObject
    {
        ["repositoryName"] = replication.Repository,
        ["imageId"] = new JsonObject { ["imageDigest"] = replication.Digest }.With("imageTag", replication.Tag),
        ["status"] = replication.Status,
    }.With("failureCode", replication.FailureCode);
}
