using Amazon.Runtime;

namespace Deploy.Engine.Rollouts;

/// <summary>Reads that help and decide nothing: each has little time, and that one fails is a line, not an exception.</summary>
internal sealed class PatientReads(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);
    private readonly List<string> _failures = [];

    /// <summary>What could not be read, a line for each.</summary>
    public IReadOnlyList<string> Failures => [.. _failures.Distinct(StringComparer.Ordinal)];

    /// <summary>True since a read did not answer in time: the next would only take time too.</summary>
    public bool AreSilent { get; private set; }

    /// <summary>Forgets what failed so far.</summary>
    public void Begin()
    {
        AreSilent = false;
        _failures.Clear();
    }

    /// <summary>Reads.</summary>
    /// <returns>False: it failed, or took too long.</returns>
    public async Task<bool> TryAsync(string what, Func<CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        if (AreSilent) return false;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var reading = read(limited.Token);
            // A call that is done needs no timer.
            await reading.WaitAsync(Limit, time, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            AreSilent = true;
            _failures.Add($"({what} could not be read in time)");
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            _failures.Add($"({what} could not be read: {(e as AmazonServiceException)?.ErrorCode ?? e.Message})");
        }
        finally
        {
            await limited.CancelAsync();
        }

        return false;
    }

    /// <summary>Waits a moment, or until somebody ends the waiting.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            AreSilent = true;
        }
    }
}
