using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Reads of a target group as others want them.</summary>
internal static class TargetGroupReads
{
    /// <summary>What ECS wants to know.</summary>
    public static TargetGroupFacts Facts(JsonObject group, LoadBalancingState state)
    {
        var arn = group.RequiredText("TargetGroupArn");
        return new TargetGroupFacts(group.RequiredText("TargetType"), group.Text("VpcId"), state.UsersOf(arn).Count > 0)
        {
            HealthCheck = group.Flag("HealthCheckEnabled") != false && group.Whole("HealthCheckTimeoutSeconds") is not null ? HealthCheck(group) : null,
            DeregistrationDelay = TargetGroupAttributes.Seconds(state, group, TargetGroupAttributes.DeregistrationDelay),
            SlowStart = TargetGroupAttributes.Seconds(state, group, TargetGroupAttributes.SlowStart),
        };
    }

    /// <summary>TLS and HTTP/2 are not spoken to targets: there a connection is enough.</summary>
    private static TargetHealthCheck HealthCheck(JsonObject group) => new()
    {
        Path = group.Text("HealthCheckProtocol") == "HTTP" && group.Text("ProtocolVersion") is null or "HTTP1" ? group.Text("HealthCheckPath") : null,
        Codes = group.Object("Matcher")?.Text("HttpCode") ?? "200",
        Port = int.TryParse(group.Text("HealthCheckPort"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null,
        Interval = TimeSpan.FromSeconds(group.Whole("HealthCheckIntervalSeconds")!.Value),
        Timeout = TimeSpan.FromSeconds(group.Whole("HealthCheckTimeoutSeconds")!.Value),
        HealthyThreshold = group.Whole("HealthyThresholdCount")!.Value,
        UnhealthyThreshold = group.Whole("UnhealthyThresholdCount")!.Value,
    };
}
