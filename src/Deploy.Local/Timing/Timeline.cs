using Deploy.Local.Services;

namespace Deploy.Local.Timing;

/// <summary>What becomes due by itself, of all services and in all regions. Called with the gate held.</summary>
public sealed class Timeline(LocalContext context)
{
    /// <summary>The last moment that a clock can show, in seconds since 1970: schedules may be due later.</summary>
    public static double Latest { get; } = LocalClock.ToTimestamp(DateTimeOffset.MaxValue.AddDays(-1));

    /// <summary>When something becomes due next, in seconds since 1970; a time that has passed is due now. Null: nothing does.</summary>
    public double? NextDue() =>
        (from region in context.Store.Regions()
         from mover in context.Peers.All<IMovesOn>()
         select mover.NextDue(region)).Min();

    /// <summary>Asks everything to move on, due or not: whether a process has changed, no time tells. It does not write the state.</summary>
    public void MoveAll()
    {
        foreach (var region in context.Store.Regions())
            foreach (var mover in context.Peers.All<IMovesOn>())
                mover.MoveOn(region);
    }

    /// <summary>Does what has become due. It does not write the state.</summary>
    public void MoveOn()
    {
        var now = context.Clock.Timestamp;
        foreach (var region in context.Store.Regions())
            foreach (var mover in context.Peers.All<IMovesOn>())
                if (mover.NextDue(region) <= now)
                    mover.MoveOn(region);
    }
}
