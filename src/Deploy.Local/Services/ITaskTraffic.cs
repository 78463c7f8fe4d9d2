namespace Deploy.Local.Services;

/// <summary>The requests that are on their way to tasks; offered by the proxy, asked when a task ends.</summary>
public interface ITaskTraffic
{
    /// <summary>From now on the task gets no request; returns when those that it has are answered, or after a time.</summary>
    Task LeaveAsync(string taskId, TimeSpan atMost);

    /// <summary>The task has ended: nothing about it is needed any more.</summary>
    void Forget(string taskId);
}
