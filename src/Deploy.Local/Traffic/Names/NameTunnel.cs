using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Deploy.Local.Hosting;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Connections;

namespace Deploy.Local.Traffic.Names;

/// <summary>
/// Tunnels through the proxy of a task (CONNECT), for what is no plain HTTP: TLS, web sockets, anything that knows how to ask for one.
/// A tunnel to a task counts as one of its requests.
/// </summary>
internal sealed class NameTunnel(ITaskNames names, TaskTraffic traffic)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Turns _turns = new();

    /// <summary>Takes connections that ask for a tunnel; others go on to the server.</summary>
    public ConnectionDelegate Look(ConnectionDelegate next) => async connection =>
    {
        var isOne = false;
        try
        {
            isOne = TaskProxies.TaskOf(connection) is not null && !OwnerGuard.IsForeign(connection)
                && await TunnelRequest.ComesAsync(connection.Transport.Input, connection.ConnectionClosed);
        }
        catch (Exception e) when (IsHangUp(e))
        {
            return;
        }

        if (isOne)
            await ServeAsync(connection, TaskProxies.TaskOf(connection)!);
        else
            await next(connection);
    };

    private async Task ServeAsync(ConnectionContext connection, string task)
    {
        try
        {
            if (await TunnelRequest.TakeAsync(connection.Transport.Input, connection.ConnectionClosed) is not { } request)
                await RefuseAsync(connection, "400 Bad Request", "CONNECT needs a host and a port.");
            else if (names.Find(task, request.Host, request.Port) is not { } answer)
                await ToHostAsync(connection, request);
            else if (answer.Refusal is { } why)
                await RefuseAsync(connection, "404 Not Found", why);
            else
                await ToTaskAsync(connection, answer, () => names.Find(task, request.Host, request.Port));
        }
        catch (Exception e) when (IsHangUp(e))
        {
            // One of both ends hung up.
        }
    }

    private async Task ToTaskAsync(ConnectionContext connection, NameAnswer answer, Func<NameAnswer?> again)
    {
        var handover = new Handover();
        while (true)
        {
            var isEntered = false;
            foreach (var target in _turns.Of(answer.Targets, answer.Name, [.. answer.Targets.Select(target => target.Weight)]))
            {
                using var entered = traffic.TryEnter(target.TaskId);
                if (entered is null)
                    continue;
                isEntered = true;
                if (await TryAsync(() => ConnectAsync(target.Endpoint, connection.ConnectionClosed)) is { } socket)
                {
                    await JoinAsync(connection, socket);
                    return;
                }
            }

            if (isEntered || answer.Targets.Count == 0 || !await handover.WaitAsync(connection.ConnectionClosed))
                break;
            answer = again() ?? answer;
        }

        var why = answer.Targets.Count == 0 ? answer.WhyNone : $"{answer.Name}: no task takes connections.";
        await RefuseAsync(connection, "503 Service Unavailable", why);
    }

    private static async Task ToHostAsync(ConnectionContext connection, TunnelRequest request)
    {
        if (await TryAsync(() => ConnectAsync(request, connection.ConnectionClosed)) is { } socket)
            await JoinAsync(connection, socket);
        else
            await RefuseAsync(connection, "502 Bad Gateway", $"{request.Host}:{request.Port} takes no connection.");
    }

    /// <summary>Bytes both ways until the far end has no more, or one of both is gone.</summary>
    private static async Task JoinAsync(ConnectionContext connection, Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        await connection.Transport.Output.WriteAsync(
            "HTTP/1.1 200 Connection Established\r\n\r\n"u8.ToArray(), connection.ConnectionClosed);
        // The server calls a connection closed when the program has sent all: what it gets in reply is still on its way.
        using var ending = new CancellationTokenSource();
        var there = ForthAsync(connection.Transport.Input, stream, socket, ending);
        try
        {
            await stream.CopyToAsync(connection.Transport.Output, ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await there;
        }
    }

    private static async Task ForthAsync(PipeReader input, NetworkStream stream, Socket socket, CancellationTokenSource ending)
    {
        try
        {
            await input.CopyToAsync(stream, ending.Token);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (IsHangUp(e))
        {
            // One of both is gone, and nothing is to be waited for on the way back.
            await ending.CancelAsync();
        }
    }

    private static async Task<Socket?> TryAsync(Func<Task<Socket>> connect)
    {
        try
        {
            return await connect();
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            return null;
        }
    }

    private static Task<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation) =>
        ConnectAsync((socket, limited) => socket.ConnectAsync(endpoint, limited), cancellation);

    private static Task<Socket> ConnectAsync(TunnelRequest request, CancellationToken cancellation) =>
        ConnectAsync((socket, limited) => socket.ConnectAsync(request.Host, request.Port, limited), cancellation);

    private static async Task<Socket> ConnectAsync(Func<Socket, CancellationToken, ValueTask> connect, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await connect(socket, limited.Token);
            return socket;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsHangUp(Exception problem) =>
        problem is OperationCanceledException or IOException or SocketException or ObjectDisposedException;

    private static async Task RefuseAsync(ConnectionContext connection, string status, string why)
    {
        var body = Encoding.UTF8.GetBytes($"{why}\n");
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await connection.Transport.Output.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], connection.ConnectionClosed);
        await connection.Transport.Output.CompleteAsync();
    }
}
