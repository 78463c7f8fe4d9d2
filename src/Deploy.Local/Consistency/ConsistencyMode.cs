using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Consistency;

/// <summary>
/// Reads that are behind writes, as those of services are that copy their state from host to host. Each operation counts for itself, because
/// each may be answered by another host: what <c>DescribeServices</c> shows, <c>DescribeServiceRevisions</c> may still miss.
/// </summary>
/// <param name="store">The state.</param>
/// <param name="clock">Ends the youth of a write.</param>
public sealed class ConsistencyMode(StateStore store, LocalClock clock)
{
    private readonly List<YoungWrite> _young = [];
    private ConsistencySettings _settings = new();
    private Random _random = new(1);

    public ConsistencySettings Settings => _settings;

    /// <summary>From now on these; what was written until now is visible to all.</summary>
    public void Set(ConsistencySettings settings)
    {
        _settings = settings;
        _random = new Random(settings.Seed);
        _young.Clear();
    }

    /// <summary>Runs a handler on the state that the request is to see. Called with the gate held.</summary>
    public JsonObject Run(string service, string operation, bool mutating, Func<JsonObject> handler)
    {
        if (!IsHeldFor(service))
            return handler();
        _young.RemoveAll(write => (clock.Now - write.At).TotalSeconds >= _settings.Seconds);
        if (mutating)
            return Write(service, operation, handler);

        // The oldest write that the read misses hides all that came after it.
        var missed = _young.Where(write => write.Service == service).ToList()
            .FindAll(write => write.Misses(operation, _settings.InvisibleReads)).FirstOrDefault();
        var output = missed is null ? handler() : store.Within(missed.Before, handler);
        if (_settings.ShuffleLists)
            ListOrder.Shuffle(operation, output, _random);
        return output;
    }

    private JsonObject Write(string service, string operation, Func<JsonObject> handler)
    {
        if (_settings.RefuseYoung && !IsRemoval(operation))
            RefuseYoung(operation, handler);
        if (_settings.InvisibleReads == 0)
            return handler();
        var before = store.Snapshot();
        var output = handler();
        _young.Add(new YoungWrite(service, before, clock.Now));
        return output;
    }

    /// <summary>What a write names may be of another service: a schedule's role.</summary>
    private void RefuseYoung(string operation, Func<JsonObject> handler)
    {
        if (_young.FindAll(write => write.Misses(operation, _settings.InvisibleReads)).FirstOrDefault() is not { } missed)
            return;
        try
        {
            store.Within(missed.Before, handler);
        }
        catch (LocalServiceException e) when (e.Code.Contains("Exist", StringComparison.Ordinal) || e.Code.Contains("Conflict", StringComparison.Ordinal))
        {
            // Whether a name is free is decided where it was given away.
        }
    }

    private bool IsHeldFor(string service) =>
        (_settings.InvisibleReads > 0 || _settings.ShuffleLists) && (_settings.Services?.Contains(service) ?? service != "sts");

    /// <summary>"Not found" would read as "gone already". It also keeps the trial run away from what removals do outside the documents.</summary>
    private static bool IsRemoval(string operation) =>
        operation.StartsWith("Delete", StringComparison.Ordinal) || operation.StartsWith("Deregister", StringComparison.Ordinal)
        || operation.StartsWith("BatchDelete", StringComparison.Ordinal);
}
