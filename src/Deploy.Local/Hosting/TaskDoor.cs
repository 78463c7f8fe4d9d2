using System.Net;
using Deploy.Local.Containers;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Hosting;

/// <summary>
/// Where containers on Linux reach Local: the address of the engine's bridge, at which Local listens only when an engine has been found, and passes on
/// only what <see cref="TaskGuard"/> allows to itself at loopback. Who is not on the bridge, as another machine, is not heard.
/// </summary>
internal sealed class TaskDoor(LocalContext context) : ITaskDoor, IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Dictionary<IPAddress, (WebApplication Door, int Port)> _open = [];
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    /// <inheritdoc/>
    public int LoopbackPort => context.Endpoint.Port;

    /// <inheritdoc/>
    public async Task<int> OpenAsync(IPAddress address, IPNetwork callers)
    {
        await _opening.WaitAsync();
        try
        {
            if (_open.TryGetValue(address, out var known))
                return known.Port;
            var door = Build(address, callers);
            await door.StartAsync();
            var port = new Uri(door.Urls.Single()).Port;
            _open[address] = (door, port);
            return port;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (door, _) in _open.Values)
        {
            await door.StopAsync();
            await door.DisposeAsync();
        }

        _client.Dispose();
        _opening.Dispose();
    }

    private WebApplication Build(IPAddress address, IPNetwork callers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Any port: Local's own may be somebody else's at this address.
            kestrel.Listen(address, 0, listen => listen.Use(next => connection =>
            {
                if (connection.RemoteEndPoint is IPEndPoint { Address: var peer } && callers.Contains(peer) && !peer.Equals(address))
                    return next(connection);
                connection.Abort();
                return Task.CompletedTask;
            }));
        });
        builder.Services.AddHttpForwarder();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var door = builder.Build();
        var guard = new TaskGuard(context);
        var forwarder = door.Services.GetRequiredService<IHttpForwarder>();
        door.Run(http => PassAsync(http, guard, forwarder));
        return door;
    }

    private async Task PassAsync(HttpContext http, TaskGuard guard, IHttpForwarder forwarder)
    {
        if (await guard.AllowsAsync(http.Request))
            await forwarder.SendAsync(http, $"http://127.0.0.1:{LoopbackPort}/", _client, ForwarderRequestConfig.Empty);
        else
            await TaskGuard.RefuseAsync(http);
    }
}
