using Deploy.Local.Services;
using Deploy.Local.Timing;

namespace Deploy.Local.Hosting;

/// <summary>Moves Local on when something is due, or when processes have changed, though nobody asks.</summary>
internal sealed class Heartbeat(LocalContext context) : IAsyncDisposable
{
    /// <summary>A clock that is set, or a machine that slept, is noticed after that time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(1);

    private readonly Timeline _timeline = new(context);
    private readonly CancellationTokenSource _ending = new();
    private Task _beating = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start() => _beating = BeatAsync();

    /// <summary>Ends it, and waits for what is being done.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _beating;
        _ending.Dispose();
    }

    private async Task BeatAsync()
    {
        try
        {
            while (true)
            {
                var pause = await OnceAsync();
                await context.Pulse.WaitAsync(pause, _ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Local ends.
        }
    }

    /// <summary>Does what is due; how long nothing will be.</summary>
    private async Task<TimeSpan> OnceAsync()
    {
        try
        {
            return await context.Gate.RunAsync(() =>
            {
                _timeline.MoveAll();
                context.Store.Flush();
                if (_timeline.NextDue() is not { } due)
                    return Longest;
                var pause = TimeSpan.FromSeconds(Math.Max(0, due - context.Clock.Timestamp));
                return pause > Longest ? Longest : pause < Shortest ? Shortest : pause;
            }, _ending.Token);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Moving on: {problem}");
            return AfterProblem;
        }
    }
}
