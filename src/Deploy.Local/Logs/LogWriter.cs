using System.Collections.Concurrent;
using Deploy.Local.Logs.Lines;
using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>Gives programs their streams. Groups that it makes come into the state with the next request, since it does not wait for the gate.</summary>
internal sealed class LogWriter(LocalContext context, LogState state, LineStore store) : ILogWriter, IMovesOn
{
    private readonly ConcurrentQueue<(string Region, string Name)> _made = new();

    public ILogStreamWriter Open(string logGroup, string stream, string region, bool createGroup = false)
    {
        if (createGroup && store.Find(region, logGroup) is null)
        {
            store.Add(region, logGroup);
            _made.Enqueue((region, logGroup));
        }

        return new LogStreamWriter(context, store, logGroup, stream, region);
    }

    /// <inheritdoc/>
    public void MoveOn(string region) => Settle();

    /// <inheritdoc/>
    public double? NextDue(string region) => null;

    /// <summary>Takes the groups that were made into the state. Called with the gate.</summary>
    public void Settle()
    {
        while (_made.TryDequeue(out var group))
            state.Of(group.Region).TryAdd(group.Name, new LogGroup { Name = group.Name, CreatedAt = state.Now });
    }

    /// <summary>Forgets them, when Local is reset.</summary>
    public void Forget() => _made.Clear();
}
