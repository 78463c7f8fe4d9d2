using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>CloudWatch Logs' errors with its sentences.</summary>
internal static class LogErrors
{
    public static LocalServiceException GroupNotFound() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static LocalServiceException StreamNotFound() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static LocalServiceException Exists(string what) => new("ResourceAlreadyExistsException", $"The specified {what} already exists");

    public static LocalServiceException Invalid(string message) => new("InvalidParameterException", message);

    public static LocalServiceException Protected(string name) =>
        new("ValidationException", $"Log group '{name}' has deletion protection enabled. Disable it before deleting the log group.");

    public static LocalServiceException TooManyTags(string arn) => new("TooManyTagsException", $"{arn} can have at most 50 tags.");

    public static LocalServiceException BadToken() => Invalid("The specified nextToken is invalid.");
}
