using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Target groups and the health of their targets, which are the tasks that ECS registered.</summary>
internal sealed partial class TargetGroupOperations(LocalContext context, Func<string, LoadBalancingState> stateOf)
{
    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var state = stateOf(call.Region);
        var name = input.RequiredText("Name");
        if (!IsName(name))
            throw new LocalServiceException("ValidationError", $"Target group name '{name}' must have 1 to 32 letters, numbers and hyphens, and no hyphen at either end");
        var group = WithDefaults(input);
        Check(group);
        if (state.TargetGroups.FirstOrDefault(t => t.Text("TargetGroupName") == name) is { } existing)
            return SameSettings(existing, group)
                ? Reply(state, [existing])
                : throw new LocalServiceException("DuplicateTargetGroupName", $"A target group with the same name '{name}' exists, but with different settings");

        group["TargetGroupArn"] = call.Arn("elasticloadbalancing", $"targetgroup/{name}/{Identifiers.Hex(16)}");
        state.TargetGroups.Add(group);
        if (input.Array("Tags") is { } tags)
            state.Tags[group.RequiredText("TargetGroupArn")] = TagSet.From(tags, "Key", "Value");
        return Reply(state, [group]);
    }

    /// <summary>Whether a text can be the name of a target group.</summary>
    internal static bool IsName(string text) => NamePattern().IsMatch(text);

    public JsonObject Describe(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arns = call.Input.Texts("TargetGroupArns");
        var names = call.Input.Texts("Names");
        foreach (var arn in arns)
            state.TargetGroup(arn);
        if (names.Any(n => state.TargetGroups.All(t => t.Text("TargetGroupName") != n)))
            throw new LocalServiceException("TargetGroupNotFound", "One or more target groups not found");
        var balancer = call.Input.Text("LoadBalancerArn");
        if (balancer is not null)
            state.LoadBalancer(balancer);
        var found = state.TargetGroups
            .Where(t => arns.Count == 0 || arns.Contains(t.RequiredText("TargetGroupArn")))
            .Where(t => names.Count == 0 || names.Contains(t.RequiredText("TargetGroupName")))
            .Where(t => balancer is null || state.UsersOf(t.RequiredText("TargetGroupArn")).Contains(balancer)).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("PageSize"), call.Input.Text("Marker"), 400, () => new LocalServiceException("ValidationError", "The marker is invalid"));
        return Reply(state, page).With("NextMarker", next);
    }

    public JsonObject Delete(LocalCall call)
    {
        var state = stateOf(call.Region);
        var arn = call.Input.RequiredText("TargetGroupArn");
        if (state.UsersOf(arn).Count > 0)
            throw new LocalServiceException("ResourceInUse", $"Target group '{arn}' is currently in use by a listener or a rule");

        // Deleting what is not there succeeds.
        state.TargetGroups.RemoveAll(t => t.Text("TargetGroupArn") == arn);
        state.Attributes.Remove(arn);
        state.Tags.Remove(arn);
        return [];
    }

    public JsonObject DescribeHealth(LocalCall call)
    {
        var state = stateOf(call.Region);
        var group = state.TargetGroup(call.Input.RequiredText("TargetGroupArn"));
        var used = state.UsersOf(group.RequiredText("TargetGroupArn")).Count > 0;
        var targets = context.Peers.Find<ITaskTargets>()?.Of(group.RequiredText("TargetGroupArn"), call.Region) ?? [];
        var asked = call.Input.Objects("Targets").ToList();
        var found = targets
            .Where(t => asked.Count == 0 || asked.Any(a => a.Text("Id") == t.Address && (a.Whole("Port") is null || a.Whole("Port") == t.Port)))
            .Select(JsonNode? (t) => Health(t, used));
        var unknown = asked
            .Where(a => targets.All(t => t.Address != a.Text("Id")))
            .Select(JsonNode? (a) => new JsonObject
            {
                ["Target"] = a.Copy(),
                ["TargetHealth"] = new JsonObject { ["State"] = "unused", ["Reason"] = "Target.NotRegistered", ["Description"] = "Target is not registered to the target group" },
            });
        return new JsonObject { ["TargetHealthDescriptions"] = found.Concat(unknown).ToJsonArray() };
    }

    private static JsonObject Health(TaskTarget target, bool used)
    {
        var (state, reason, description) = (used, target.State) switch
        {
            (false, _) => ("unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"),
            (_, var known) when target.Reason is not null => (known, target.Reason, target.Description),
            (_, "initial") => ("initial", "Elb.RegistrationInProgress", "Target registration is in progress"),
            (_, "unhealthy") => ("unhealthy", "Target.FailedHealthChecks", "Health checks failed"),
            (_, "draining") => ("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"),
            _ => ("healthy", null, null),
        };
        return new JsonObject
        {
            ["Target"] = new JsonObject { ["Id"] = target.Address, ["Port"] = target.Port, ["AvailabilityZone"] = target.AvailabilityZone },
            ["HealthCheckPort"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["TargetHealth"] = new JsonObject { ["State"] = state }.With("Reason", reason).With("Description", description),
        };
    }

    /// <summary>A target group without its ARN.</summary>
    internal static JsonObject WithDefaults(JsonObject input)
    {
        var group = input.Copy();
        group.Remove("Name");
        group.Remove("Tags");
        group["TargetGroupName"] = input.RequiredText("Name");
        group["TargetType"] ??= "instance";
        group["HealthCheckEnabled"] ??= true;
        group["HealthCheckIntervalSeconds"] ??= 30;
        group["HealthyThresholdCount"] ??= 5;
        group["UnhealthyThresholdCount"] ??= 2;
        if (group.Text("TargetType") == "lambda")
            return group;
        var http = group.Text("Protocol") is "HTTP" or "HTTPS";
        group["HealthCheckProtocol"] ??= http ? "HTTP" : "TCP";
        group["HealthCheckPort"] ??= "traffic-port";
        group["HealthCheckTimeoutSeconds"] ??= http ? 5 : 10;
        group["IpAddressType"] ??= "ipv4";
        if (group.Text("HealthCheckProtocol") is "HTTP" or "HTTPS")
        {
            group["HealthCheckPath"] ??= "/";
            group["Matcher"] ??= new JsonObject { ["HttpCode"] = http ? "200" : "200-399" };
        }

        if (http)
            group["ProtocolVersion"] ??= "HTTP1";
        return group;
    }

    private static void Check(JsonObject group)
    {
        if (group.Text("TargetType") == "lambda")
            return;
        foreach (var member in new[] { "Protocol", "Port", "VpcId" })
            if (group[member] is null)
                throw new LocalServiceException("ValidationError", $"A {member} must be specified");
        if (group.Whole("HealthCheckTimeoutSeconds") >= group.Whole("HealthCheckIntervalSeconds") && group.Text("HealthCheckProtocol") is "HTTP" or "HTTPS")
            throw new LocalServiceException("ValidationError", "Health check timeout must be smaller than the interval");
    }

    private static bool SameSettings(JsonObject existing, JsonObject wanted)
    {
        var copy = existing.Copy();
        copy.Remove("TargetGroupArn");
        return JsonNode.DeepEquals(copy, wanted);
    }

    private static JsonObject Reply(LoadBalancingState state, IEnumerable<JsonObject> groups) => new()
    {
        ["TargetGroups"] = groups.Select(JsonNode? (group) =>
        {
            var copy = group.Copy();
            copy["LoadBalancerArns"] = state.UsersOf(group.RequiredText("TargetGroupArn")).ToJsonArray();
            return copy;
        }).ToJsonArray(),
    };

    [GeneratedRegex(@"\A(?!-)[A-Za-z0-9-]{1,32}(?<!-)\z")]
    private static partial Regex NamePattern();
}
