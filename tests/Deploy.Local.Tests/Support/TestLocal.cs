using Deploy.Local.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Support;

/// <summary>A Local in this process with a clock that the test moves.</summary>
public sealed class TestLocal : IAsyncDisposable
{
    private TestLocal(LocalServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Aws = new AwsHttp(server.Url);
    }

    public LocalServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public AwsHttp Aws { get; }

    public static async Task<TestLocal> StartAsync(string? state = null, FakeTimeProvider? clock = null, double speed = 1)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var server = await LocalServer.StartAsync(new LocalOptions { StateDirectory = state, Port = state is null ? 0 : null, Speed = speed }, clock);
        return new TestLocal(server, clock);
    }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public async ValueTask DisposeAsync()
    {
        Aws.Dispose();
        await Server.DisposeAsync();
    }
}
