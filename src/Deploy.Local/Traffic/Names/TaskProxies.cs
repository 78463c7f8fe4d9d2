using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Deploy.Local.Traffic.Names;

/// <summary>
/// One socket for each task, by which the server knows who calls: programs would show a name and password to a proxy only when they are
/// asked for it, each time anew. To the server all are one endpoint.
/// </summary>
internal sealed class TaskProxies : ITaskProxies, IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private static readonly object Mark = new();

    private readonly ConcurrentDictionary<string, Socket> _sockets = new(StringComparer.Ordinal);
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();
    private readonly SocketConnectionContextFactory _connections = new(new SocketConnectionFactoryOptions(), NullLogger.Instance);

    /// <inheritdoc/>
    public EndPoint EndPoint => TaskProxyEndPoint.Instance;

    /// <summary>The task at the other end of a request's connection; null: it came by another way.</summary>
    public static string? TaskOf(HttpContext http) =>
        http.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(Mark, out var task) == true ? task as string : null;

    /// <summary>The task at the other end of a connection; null: it came by another way.</summary>
    public static string? TaskOf(ConnectionContext connection) => connection.Items.TryGetValue(Mark, out var task) ? task as string : null;

    /// <inheritdoc/>
    public string Open(string taskId)
    {
        var socket = _sockets.GetOrAdd(taskId, id =>
        {
            var made = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            made.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            made.Listen();
            _ = AcceptAllAsync(made, id);
            return made;
        });
        return $"http://{socket.LocalEndPoint}";
    }

    /// <inheritdoc/>
    public void Close(string taskId)
    {
        if (_sockets.TryRemove(taskId, out var socket))
            socket.Dispose();
    }

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is TaskProxyEndPoint;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(this);

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _accepted.Reader.WaitToReadAsync(cancellationToken))
            if (_accepted.Reader.TryRead(out var connection))
                return connection;
        return null;
    }

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        foreach (var task in _sockets.Keys)
            Close(task);
        _accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await UnbindAsync();
        _connections.Dispose();
    }

    private async Task AcceptAllAsync(Socket listening, string taskId)
    {
        while (true)
        {
            try
            {
                var socket = await listening.AcceptAsync();
                socket.NoDelay = true;
                var connection = _connections.Create(socket);
                connection.Items[Mark] = taskId;
                if (!_accepted.Writer.TryWrite(connection))
                    await connection.DisposeAsync();
            }
            catch (ObjectDisposedException)
            {
                // The task has ended, or Local does.
                return;
            }
            catch (SocketException) when (!_sockets.ContainsKey(taskId))
            {
                return;
            }
            catch (SocketException)
            {
                // Whoever called hung up before it was taken.
            }
        }
    }
}
