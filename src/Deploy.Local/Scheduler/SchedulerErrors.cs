using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Scheduler's errors with its sentences.</summary>
internal static class SchedulerErrors
{
    public static LocalServiceException Invalid(string message) => new("ValidationException", message);

    public static LocalServiceException ScheduleNotFound(string name) => new("ResourceNotFoundException", $"Schedule {name} does not exist.");

    public static LocalServiceException GroupNotFound(string name) => new("ResourceNotFoundException", $"Schedule group {name} does not exist.");

    public static LocalServiceException ScheduleExists(string name) => new("ConflictException", $"Schedule {name} already exists.");

    public static LocalServiceException GroupExists(string name) => new("ConflictException", $"Schedule group {name} already exists.");

    public static LocalServiceException GroupIsDeleted(string name) => new("ConflictException", $"Schedule group {name} is being deleted.");

    public static LocalServiceException BadToken() => Invalid("Invalid NextToken");
}
