using System.Net;

namespace Deploy.Local.Traffic.Names;

/// <summary>Where the server listens for all tasks: sockets that come and go with them.</summary>
internal sealed class TaskProxyEndPoint : EndPoint
{
    public static TaskProxyEndPoint Instance { get; } = new();

    public override string ToString() => "tasks";
}
