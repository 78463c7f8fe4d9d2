namespace Deploy.Local.Services;

/// <summary>A proxy for each task that calls others by name, so that it is known who calls; offered by the proxy.</summary>
public interface ITaskProxies
{
    /// <summary>The address of a task's own proxy, which is opened where it is not open yet.</summary>
    string Open(string taskId);

    /// <summary>The task has ended.</summary>
    void Close(string taskId);
}
