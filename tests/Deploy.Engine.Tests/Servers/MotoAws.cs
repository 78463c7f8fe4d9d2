using Deploy.Testing.Moto;

namespace Deploy.Engine.Tests.Servers;

/// <summary>moto, started by the first test that asks.</summary>
public sealed class MotoAws : IAwsServer, IDisposable
{
    private readonly MotoFixture _moto = new();

    /// <inheritdoc/>
    public string Url => _moto.Server.Url.AbsoluteUri;

    /// <inheritdoc/>
    public string AccountId => "123456789012";

    /// <inheritdoc/>
    public string Region => "eu-central-1";

    /// <inheritdoc/>
    public void Dispose() => _moto.Dispose();
}
