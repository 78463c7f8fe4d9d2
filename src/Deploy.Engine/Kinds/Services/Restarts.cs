using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.ECS.Model;

namespace Deploy.Engine.Kinds.Services;

/// <summary>
/// Tells from a service's events that tasks were started again. What starts again and again can be running whenever it is looked at, and
/// neither the deployment (<c>COMPLETED</c>) nor its count of failed tasks, which is of tasks that never ran, tells of it.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
/// </summary>
internal static partial class Restarts
{
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True where a deployment started more tasks than it is to have, the last one within minutes. That is no failure yet: a task that was stopped by
    /// hand, or retired by AWS, is started again too. It is a reason to watch.
    /// </summary>
    public static bool AreRecent(Service service, Deployment deployment, DateTimeOffset now)
    {
        var starts = (service.Events ?? [])
            .Where(happened => happened.CreatedAt >= deployment.CreatedAt)
            .Select(happened => (At: happened.CreatedAt!.Value.ToUniversalTime(), Match: Started().Match(happened.Message ?? "")))
            .Where(start => start.Match.Success)
            .Select(start => (start.At, Count: int.Parse(start.Match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))
            .ToList();
        return starts.Sum(start => start.Count) > (service.DesiredCount ?? 0) && starts.Any(start => now.UtcDateTime - start.At < Recently);
    }

    [GeneratedRegex(@"\bhas started ([0-9]{1,6}) tasks\b")]
    private static partial Regex Started();
}
