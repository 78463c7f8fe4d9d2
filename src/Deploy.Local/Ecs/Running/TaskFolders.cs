namespace Deploy.Local.Ecs.Running;

/// <summary>A folder for each running task, for its home and its temporary files; it goes with the task.</summary>
/// <param name="state">The state folder; null: they lie in a temporary one.</param>
internal sealed class TaskFolders(string? state)
{
    private readonly Lazy<string> _root = new(() =>
        state is null ? Directory.CreateTempSubdirectory("deploy-ecs-tasks-").FullName : Path.Combine(state, "tasks"));

    /// <summary>The folder of a task.</summary>
    public TaskFolder Of(string taskId) => new(Path.Combine(_root.Value, taskId));

    /// <summary>Deletes what tasks left.</summary>
    public void Clear()
    {
        if (state is not null || _root.IsValueCreated)
            new TaskFolder(_root.Value).Delete();
    }
}

/// <summary>The folder of one task.</summary>
/// <param name="path">Where it is, or will be.</param>
internal sealed class TaskFolder(string path)
{
    /// <summary>The home of its programs' user.</summary>
    public string Home => Path.Combine(path, "home");

    /// <summary>For temporary files.</summary>
    public string Temporary => Path.Combine(path, "tmp");

    /// <summary>Makes it.</summary>
    public void Make()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Temporary);
    }

    /// <summary>Deletes it with all that the task left there; what cannot be deleted goes when Local starts again.</summary>
    public void Delete()
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} could not be deleted: {e.Message}");
        }
    }
}
