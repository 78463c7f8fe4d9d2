using System.Diagnostics;
using System.Globalization;
using Deploy.Local.Services;

namespace Deploy.Local.Timing;

/// <summary>
/// Moves the clock on from one moment at which something is due to the next, in all regions, and plays each at its own time. It holds the
/// gate for a fraction of a second at a time, so that other requests are answered meanwhile, by the time that has been reached.
/// </summary>
/// <param name="context">Local.</param>
/// <param name="most">How many moments at which something is due, and about how many starts, one call plays.</param>
public sealed class ClockAdvance(LocalContext context, int most = ClockAdvance.Most)
{
    /// <summary>Half a minute of work or so: a schedule of every minute for nearly two weeks, an hourly one for two years.</summary>
    public const int Most = 20_000;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestMove = TimeSpan.FromDays(3660);

    private readonly Timeline _timeline = new(context);
    private readonly MovedClock _clock = new(context);
    private int _running;

    /// <summary>Moves it.</summary>
    /// <param name="by">How far.</param>
    /// <param name="cancellation">Stops it between two moments; what was played stays.</param>
    /// <exception cref="InvalidOperationException">It cannot be moved now, or not so far; the message says why.</exception>
    public async Task<Advance> RunAsync(TimeSpan by, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("The clock is being moved already. Ask again when that is done.");
        try
        {
            var (start, from, log) = (context.Clock.Offset, context.Clock.Now, context.Requests.Last);
            if (start + by > LongestMove)
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The clock can be at most {LongestMove.TotalDays} days ahead. It is {start.TotalDays:0.##} days ahead now."));
            var target = start + by;
            var fired = new List<Fired>();
            for (var steps = 0; ;)
            {
                var (played, done) = await context.Gate.RunAsync(() => Play(target, most - steps), cancellation);
                // Whoever asked for something between two turns may have started what was due.
                var entries = context.Requests.Read(log);
                log = entries.Count > 0 ? entries[^1].Sequence : log;
                fired.AddRange(entries.Select(Fired.Of).OfType<Fired>());
                steps += played;
                if (done)
                    return new Advance(from, context.Clock.Now, fired);
                if (steps >= most || fired.Count >= most)
                    return Stopped(from, target, steps, fired);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Plays for a turn; true when the clock is where it should be.</summary>
    private (int Steps, bool Done) Play(TimeSpan target, int mostSteps)
    {
        var watch = Stopwatch.StartNew();
        var (steps, done) = (0, false);
        try
        {
            for (; !done && steps < mostSteps && watch.Elapsed < Turn; steps++)
                done = Step(target);
        }
        finally
        {
            context.Store.Flush();
        }

        return (steps, done);
    }

    /// <summary>Goes to the next moment and plays it; true when there is none before the target, which is reached then.</summary>
    private bool Step(TimeSpan target)
    {
        var due = _timeline.NextDue();
        var offset = due is { } next ? LocalClock.FromTimestamp(Math.Min(next, Timeline.Latest)) - context.Clock.RealNow : target;
        if (offset >= target)
        {
            _clock.Set(target);
            // Real time went on as well.
            _timeline.MoveOn();
            return true;
        }

        if (offset > context.Clock.Offset)
            _clock.Set(offset);
        _timeline.MoveOn();
        return false;
    }

    private Advance Stopped(DateTimeOffset from, TimeSpan target, int steps, List<Fired> fired)
    {
        var rest = $"{Math.Ceiling((target - context.Clock.Offset).TotalSeconds)}s";
        var now = context.Clock.Now;
        var where = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new Advance(
            from, now, fired,
            $"Stopped after {steps} moments at which something was due and {fired.Count} starts: the clock stands at {where}. "
            + $"Nothing is lost: advance by {rest} to go on.",
            rest);
    }
}
