namespace Deploy.Local.Services;

/// <summary>Lets one request at a time read or change the state; state needs no finer locks.</summary>
public sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return work();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
