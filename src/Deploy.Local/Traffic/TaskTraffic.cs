using System.Collections.Concurrent;
using Deploy.Local.Services;

namespace Deploy.Local.Traffic;

/// <summary>Counts the requests of each task, and lets none in once it is to end.</summary>
public sealed class TaskTraffic : ITaskTraffic
{
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>Null when the task takes no more; else dispose it when the request is over.</summary>
    public IDisposable? TryEnter(string taskId)
    {
        var count = _counts.GetOrAdd(taskId, _ => new Count());
        return count.TryEnter() ? count : null;
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(string taskId, TimeSpan atMost)
    {
        try
        {
            await _counts.GetOrAdd(taskId, _ => new Count()).LeaveAsync().WaitAsync(atMost);
        }
        catch (TimeoutException)
        {
            // What takes longer is cut off, as behind a load balancer.
        }
    }

    /// <inheritdoc/>
    public void Forget(string taskId) => _counts.TryRemove(taskId, out _);

    private sealed class Count : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _requests;
        private bool _leaving;

        public bool TryEnter()
        {
            lock (_lock)
            {
                if (_leaving)
                    return false;
                _requests++;
                return true;
            }
        }

        public Task LeaveAsync()
        {
            lock (_lock)
            {
                _leaving = true;
                if (_requests == 0)
                    _empty.TrySetResult();
            }

            return _empty.Task;
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _requests--;
                if (_leaving && _requests == 0)
                    _empty.TrySetResult();
            }
        }
    }
}
