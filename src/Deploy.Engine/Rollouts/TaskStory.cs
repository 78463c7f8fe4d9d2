using Deploy.Engine.Identity;
using EcsTask = Amazon.ECS.Model.Task;

namespace Deploy.Engine.Rollouts;

/// <summary>What a stopped task tells: lines for people, and signs of the cause.</summary>
internal sealed class TaskStory
{
    private readonly List<string> _lines = [];
    private readonly List<FailureSign> _signs = [];

    private TaskStory()
    {
    }

    /// <summary>The task's reason and a line for each container that has something to tell.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Signs of the cause.</summary>
    public IReadOnlyList<FailureSign> Signs => _signs;

    /// <summary>Containers that have something to tell, and the number of the line that tells it: their logs belong below it.</summary>
    public List<(string Container, int Line)> Containers { get; } = [];

    /// <summary>The id of the task.</summary>
    public required string Id { get; init; }

    /// <summary>Reads a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="isEssential">Whether a container of a name is essential.</param>
    public static TaskStory Of(EcsTask task, Func<string, bool> isEssential)
    {
        var story = new TaskStory { Id = ResourceArn.NameIn(task.TaskArn) };
        story._lines.Add($"task {story.Id} stopped: {task.StoppedReason ?? "no reason given"}{(task.StopCode is null ? "" : $" ({task.StopCode})")}");
        var containers = task.Containers ?? [];
        story.AddSign(task.StoppedReason, containers.Count == 1 ? containers[0].Name : null);
        // Once one essential container has ended, ECS stops the others: their 0 says nothing.
        var endedWell = task.StopCode?.Value == "EssentialContainerExited" && !containers.Any(container => container.ExitCode is not null and not 0 && isEssential(container.Name));
        foreach (var container in containers) story.Add(container, endedWell && container.ExitCode == 0 && isEssential(container.Name));
        return story;
    }

    private void Add(Amazon.ECS.Model.Container container, bool shouldHaveRun)
    {
        var isUnhealthy = container.HealthStatus?.Value == "UNHEALTHY";
        if (container.ExitCode is null or 0 && string.IsNullOrEmpty(container.Reason) && !isUnhealthy && !shouldHaveRun) return;
        var exit = container.ExitCode is null ? "" : $" exited with {container.ExitCode}{(shouldHaveRun ? " although it should keep running" : "")}";
        var health = isUnhealthy ? " was unhealthy" : "";
        _lines.Add($"  container {container.Name}{exit}{health}{(string.IsNullOrEmpty(container.Reason) ? "" : $": {container.Reason}")}");
        Containers.Add((container.Name, _lines.Count));
        AddSign(container.Reason, container.Name);
        if (isUnhealthy) _signs.Add(FailureSigns.Unhealthy(container.Name));
        if (container.ExitCode is not null and not 0) _signs.Add(FailureSigns.Exit(container.Name, container.ExitCode.Value));
        if (shouldHaveRun) _signs.Add(FailureSigns.Ended(container.Name));
    }

    private void AddSign(string? text, string? container)
    {
        if (text is not null && FailureSigns.Read(text, container) is { } sign) _signs.Add(sign);
    }
}
