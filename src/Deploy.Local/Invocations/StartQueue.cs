using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>
/// Tries starts when they are due, again after those that failed, and gives up by their retry policy. Each try is in the request log as
/// <c>InvokeTarget</c>, with the error of ECS or IAM; a dead letter as <c>SendDeadLetter</c>.
/// </summary>
internal sealed class StartQueue(LocalContext context, IInvoker invoker)
{
    /// <summary>How often one schedule or rule starts tasks before others have their turn: tasks whose end starts tasks never end.</summary>
    private const int MostAtOnce = 100;

    private readonly TargetInvocation _invocation = new(context, invoker.Service, invoker.Principal);
    private readonly DeadLetters _letters = new(context.Store);

    /// <summary>When the first of them is due; null: none waits.</summary>
    public static double? NextDue(List<PendingStart> waiting) => waiting.Count == 0 ? null : waiting.Min(start => start.NextAt);

    /// <summary>Tries what is due, first to last.</summary>
    /// <param name="waiting">What waits; what is done goes.</param>
    /// <param name="find">The target of a start; null: it is gone, and so the start is.</param>
    public void Run(List<PendingStart> waiting, Func<PendingStart, Invocation?> find)
    {
        var now = context.Clock.Timestamp;
        for (var started = 0; started < MostAtOnce;)
        {
            if (waiting.Where(waits => waits.NextAt <= now).MinBy(waits => waits.NextAt) is not { } start)
                return;
            var end = find(start) is { } invocation ? Try(invocation, start) : End.GivenUp;
            if (end == End.Started)
                started++;
            if (end != End.Waits)
                waiting.Remove(start);
        }
    }

    /// <summary>Tries a start that is due.</summary>
    private End Try(Invocation invocation, PendingStart start)
    {
        start.Tries++;
        var entry = Entry(invocation, start);
        try
        {
            var tasks = _invocation.Invoke(invocation, start.NextAt);
            Record("InvokeTarget", invocation, entry.With("tasks", tasks.ToJsonArray()), error: null);
            return End.Started;
        }
        catch (LocalServiceException error)
        {
            var next = start.NextAt + Backoff.After(start.Tries);
            var exhausted = start.Tries > invocation.Retries ? "MaximumRetryAttempts"
                : next > start.StartsAt + invocation.MaximumAge ? "MaximumEventAgeInSeconds"
                : null;
            var over = exhausted is not null || invoker.IsFinal(error);
            Record("InvokeTarget", invocation, over ? entry.With("givenUp", exhausted ?? "NotRetried") : entry.With("nextTry", next), error);
            if (over)
                Bury(invocation, start, error, invoker.IsFinal(error) ? null : exhausted);
            else
                start.NextAt = next;
            return over ? End.GivenUp : End.Waits;
        }
    }

    private void Bury(Invocation invocation, PendingStart start, LocalServiceException error, string? exhausted)
    {
        if (invocation.Queue is not { } queue)
            return;
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ERROR_MESSAGE"] = error.Message,
            ["RETRY_ATTEMPTS"] = (start.Tries - 1).ToString(CultureInfo.InvariantCulture),
            ["TARGET_ARN"] = invocation.Cluster,
        };
        if (exhausted is not null)
            attributes["EXHAUSTED_RETRY_CONDITION"] = exhausted;
        foreach (var (name, value) in invoker.AttributesOf(invocation, start, error))
            attributes[name] = value;

        var refusal = invoker.NeedOf(queue) is { } need ? _invocation.Refusal(invocation, need) : null;
        if (refusal is null)
            _letters.Add(invocation.Region, new DeadLetter(queue, start.NextAt, invoker.BodyOf(invocation, start), attributes));
        Record(
            "SendDeadLetter", invocation, Entry(invocation, start).With("queue", queue),
            refusal is null ? null : new LocalServiceException("AccessDeniedException", refusal));
    }

    private JsonObject Entry(Invocation invocation, PendingStart start) => new JsonObject
    {
        [invoker.SourceName] = invocation.Source,
        ["due"] = start.Due,
        ["at"] = start.NextAt,
        ["retries"] = start.Tries - 1,
    }.With("target", start.Target);

    private void Record(string operation, Invocation invocation, JsonObject entry, LocalServiceException? error)
    {
        var (status, text) = error is null ? (200, (string?)null) : (400, $"{error.Code}: {error.Message}");
        context.Requests.Record(new RequestEntry(invoker.Service, operation, Mutating: false, status, text, invocation.Region, "", entry));
    }

    private enum End
    {
        Started,
        GivenUp,
        Waits,
    }
}
