using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Support;

/// <summary>A local AWS whose reads are behind its writes, as AWS's may be, for the tests of a class.</summary>
public sealed class BehindLocalFixture : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public LocalAws Server { get; } = LocalAws.Start();

    /// <inheritdoc/>
    public Task InitializeAsync() => Server.FallBehindAsync();

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Server.Dispose();
        return Task.CompletedTask;
    }
}
