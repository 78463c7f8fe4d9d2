using System.Net;

namespace Deploy.Local.Ecs.Running;

/// <summary>Where the programs of tasks listen on this machine.</summary>
internal interface ITaskEndpoints
{
    /// <summary>Null where the task runs no process here.</summary>
    IPEndPoint? Of(string taskId, int containerPort);
}
