namespace Deploy.Testing.Local;

/// <summary>One local AWS for the tests of a class or collection, started by the first that asks.</summary>
public sealed class LocalAwsFixture : IDisposable
{
    private readonly Lazy<LocalAws> _server = new(() => LocalAws.Start());

    /// <summary>The server.</summary>
    public LocalAws Server => _server.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
