using Deploy.Local;
using Deploy.Local.Hosting;

namespace Deploy.Engine.Tests.Servers;

/// <summary>Local in this process, with its state in memory and its rollouts as fast as they go.</summary>
public sealed class LocalAws : IAwsServer, IAsyncLifetime
{
    private const double Speed = 200;
    private LocalServer? _server;

    /// <inheritdoc/>
    public string Url => _server!.Url;

    /// <inheritdoc/>
    public string AccountId => "000000000000";

    /// <inheritdoc/>
    public string Region => "eu-central-1";

    /// <inheritdoc/>
    public async Task InitializeAsync() => _server = await LocalServer.StartAsync(new LocalOptions { Port = 0, Speed = Speed });

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _server!.DisposeAsync();
}
