using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Hosting;

/// <summary>
/// Keeps other users of this machine out. Whoever may start a task runs programs as the user of Local, and every user reaches its port.
/// On Linux the system tells who is at the other end; elsewhere it is not asked.
/// </summary>
internal static class OwnerGuard
{
    private static readonly object Mark = new();

    /// <summary>Marks a connection of somebody else.</summary>
    public static ConnectionDelegate Look(ConnectionDelegate next) => connection =>
    {
        if (OperatingSystem.IsLinux()
            && connection is { RemoteEndPoint: IPEndPoint peer, LocalEndPoint: IPEndPoint own }
            && !PeerUser.IsTrusted(peer, own))
            connection.Items[Mark] = true;
        return next(connection);
    };

    /// <summary>Whether a connection is one of somebody else.</summary>
    public static bool IsForeign(ConnectionContext connection) => connection.Items.ContainsKey(Mark);

    /// <summary>Answers 403 on a connection of somebody else, whatever is asked.</summary>
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Mark) != true)
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await http.Response.WriteAsJsonAsync(new { message = "Local answers the user who runs it, and no other user of this machine." });
    }
}
