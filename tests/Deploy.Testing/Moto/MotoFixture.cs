namespace Deploy.Testing.Moto;

/// <summary>One server for the tests of a class or collection (<c>IClassFixture&lt;MotoFixture&gt;</c>), started by the first that asks.</summary>
public sealed class MotoFixture : IDisposable
{
    private readonly Lock _lock = new();
    private MotoServer? _server;

    /// <summary>The server; skips the test where moto is not installed.</summary>
    public MotoServer Server
    {
        get
        {
            lock (_lock)
                return _server ??= MotoServer.StartOrSkip();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
