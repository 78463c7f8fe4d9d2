using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>What Scheduler checks beyond its model: expression, time zone, dates, window, target.</summary>
internal sealed class ScheduleChecks(LocalContext context)
{
    private const string Principal = "scheduler.amazonaws.com";

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public void Check(JsonObject input)
    {
        var expression = input.RequiredText("ScheduleExpression");
        if (!ScheduleExpression.IsValidForScheduler(expression))
            throw SchedulerErrors.Invalid($"Invalid Schedule Expression {expression}.");
        if (input.Text("ScheduleExpressionTimezone") is { } zone && !IsTimeZone(zone))
            throw SchedulerErrors.Invalid($"Invalid ScheduleExpressionTimezone: {zone}.");
        if (ScheduleTimes.At(expression, ZonedTime.Zone(input.Text("ScheduleExpressionTimezone"))) is { } at)
        {
            // Dates of one-time schedules are ignored.
            if (at <= context.Clock.Now)
                throw SchedulerErrors.Invalid($"Invalid Schedule Expression {expression}. The time is in the past.");
        }
        else
        {
            CheckDates(input);
        }

        var window = input.Object("FlexibleTimeWindow")!;
        if (window.Text("Mode") == "FLEXIBLE" && !window.ContainsKey("MaximumWindowInMinutes"))
            throw SchedulerErrors.Invalid("MaximumWindowInMinutes must be specified when FlexibleTimeWindow Mode is FLEXIBLE.");
        CheckTarget(input.Object("Target")!);
    }

    private void CheckDates(JsonObject input)
    {
        var (start, end) = (input.Number("StartDate"), input.Number("EndDate"));
        if (start is { } begin && begin < LocalClock.ToTimestamp(context.Clock.Now - Grace))
            throw SchedulerErrors.Invalid("The StartDate you specify cannot be earlier than 5 minutes ago.");
        if (end is { } stop && stop <= (start ?? context.Clock.Timestamp))
            throw SchedulerErrors.Invalid("The EndDate you specify must be later than the StartDate and in the future.");
    }

    private void CheckTarget(JsonObject target)
    {
        var role = target.RequiredText("RoleArn");
        if (Arn.TryParse(role)?.Account == LocalAccount.Id && context.Peers.Find<IRoleCatalog>() is { } roles && !roles.CanAssume(role, Principal))
            throw SchedulerErrors.Invalid("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");

        var text = target.RequiredText("Arn");
        if (Arn.TryParse(text) is not { } arn)
            throw SchedulerErrors.Invalid($"Provided Arn is not in correct format: {text}");
        var isCluster = arn.Service == "ecs" && arn.Resource.StartsWith("cluster/", StringComparison.Ordinal);
        var ecs = target.Object("EcsParameters");
        if (isCluster != ecs is not null)
            throw SchedulerErrors.Invalid(isCluster ? "EcsParameters must be specified for an ECS target." : "EcsParameters must not be specified for this target.");
        if (ecs is not null)
            CheckEcs(ecs, target.Text("Input"));
    }

    private static void CheckEcs(JsonObject ecs, string? input)
    {
        var definition = ecs.RequiredText("TaskDefinitionArn");
        if (Arn.TryParse(definition) is not { Service: "ecs" } arn || !arn.Resource.StartsWith("task-definition/", StringComparison.Ordinal))
            throw SchedulerErrors.Invalid($"TaskDefinitionArn is not the ARN of a task definition: {definition}");
        if (ecs.ContainsKey("LaunchType") && ecs.Array("CapacityProviderStrategy") is { Count: > 0 })
            throw SchedulerErrors.Invalid("LaunchType and CapacityProviderStrategy must not be specified together.");
        if (ecs.Text("LaunchType") == "FARGATE" && ecs.Object("NetworkConfiguration")?.Object("awsvpcConfiguration") is null)
            throw SchedulerErrors.Invalid("NetworkConfiguration must be specified when LaunchType is FARGATE.");
        if (input is not null && StrictJson.TryParseObject(input) is null)
            throw SchedulerErrors.Invalid("Input of an ECS target must be a JSON object of overrides.");
    }

    /// <summary>Known to the machine's time zone database; on a machine without one, every well-formed name passes.</summary>
    private static bool IsTimeZone(string id)
    {
        if (id is "UTC" or "GMT")
            return true;
        if (id.Length > 50 || id.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '_' or '-' or '+'))
            || id.StartsWith("posix/", StringComparison.Ordinal) || id.StartsWith("right/", StringComparison.Ordinal))
            return false;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) || !TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _);
    }
}
