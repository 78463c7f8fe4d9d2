using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>EventBridge's errors with its sentences.</summary>
internal static class EventErrors
{
    public static LocalServiceException Invalid(string message) => new("ValidationException", message);

    public static LocalServiceException RuleNotFound(string name) => new("ResourceNotFoundException", $"Rule {name} does not exist on EventBus default.");

    public static LocalServiceException BusNotFound(string name) => new("ResourceNotFoundException", $"Event bus {name} does not exist.");

    public static LocalServiceException InvalidPattern(string reason) => new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");

    public static LocalServiceException TooManyTargets() => new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    public static LocalServiceException BadToken() => Invalid("NextToken is not valid.");
}
