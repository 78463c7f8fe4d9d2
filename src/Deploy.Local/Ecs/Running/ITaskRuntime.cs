using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;

namespace Deploy.Local.Ecs.Running;

/// <summary>Runs tasks, as processes or at a container engine; where nothing offers it, all tasks are simulated.</summary>
internal interface ITaskRuntime
{
    /// <summary>Begins to prepare a task, outside of the request that asks.</summary>
    void Prepare(TaskRecord task, DefinitionRecord definition, string region);

    /// <summary>Why no further task is run; null: there is room for one.</summary>
    string? WhyFull { get; }

    /// <summary>How a task is; null: it is not known, because Local was started again since.</summary>
    TaskProgress? Progress(string taskId);

    /// <summary>Starts a task that is prepared.</summary>
    void Start(string taskId);

    /// <summary>From now on the task gets no new request, and may answer those that it has for a time.</summary>
    void Drain(string taskId, TimeSpan atMost);

    /// <summary>Whether that is over.</summary>
    bool IsDrained(string taskId);

    /// <summary>Begins to end a task; requests on their way to it may end first.</summary>
    void Stop(string taskId);

    /// <summary>The task has ended, or is not run here after all.</summary>
    void Forget(string taskId);
}
