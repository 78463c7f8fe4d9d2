using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What is refused of a single container definition.</summary>
internal static partial class ContainerRules
{
    public static void Check(JsonObject container, DefinitionInput input)
    {
        if (container.Text("name") is not { Length: > 0 } name)
            throw EcsErrors.Client("Container.name should not be null or empty.");
        if (!NamePattern().IsMatch(name))
            throw EcsErrors.Client("Container.name contains invalid characters.");
        if (container.Text("image") is not { Length: > 0 } image)
            throw EcsErrors.Client("Container.image should not be null or empty.");
        if (!ImagePattern().IsMatch(image) || image.Split('@')[0].Length > 255)
            throw EcsErrors.Client("Container.image contains invalid characters.");
        CheckSizes(container, name);
        PortRules.Check(container, name, input);
        if (container.Object("healthCheck") is { } health)
            CheckHealth(health, name);
        CheckVariables(container, name, input);
        CheckLogging(container, name);
        CheckRestart(container, name);
        if (input.NetworkMode == "awsvpc")
            foreach (var member in new[] { "links", "hostname", "dnsServers", "dnsSearchDomains", "extraHosts" })
                if (container[member] is JsonArray { Count: > 0 } || container.Text(member) is { Length: > 0 })
                    throw EcsErrors.Client($"{char.ToUpperInvariant(member[0])}{member[1..]} are not supported when networkMode=awsvpc.");
    }

    private static void CheckSizes(JsonObject container, string name)
    {
        if (container.Whole("cpu") < 0)
            throw EcsErrors.Client($"Invalid setting for container '{name}'. 'cpu' must not be negative.");
        foreach (var member in new[] { "memory", "memoryReservation" })
            if (container.Whole(member) is { } size && size is not 0 and < 6)
                throw EcsErrors.Client($"Invalid setting for container '{name}'. '{member}' must be at least 6 MiB.");
        if (container.Whole("memory") is > 0 and var memory && container.Whole("memoryReservation") > memory)
            throw EcsErrors.Client($"Invalid setting for container '{name}'. 'memory' must not be less than 'memoryReservation'.");
    }

    private static void CheckHealth(JsonObject health, string name)
    {
        var command = health.Texts("command");
        if (command.Count == 0)
            throw EcsErrors.Client($"Health check command of container '{name}' should not be empty.");
        if (command[0] is "CMD" or "CMD-SHELL" && command.Count == 1)
            throw EcsErrors.Client($"Health check command of container '{name}' has nothing after {command[0]}.");
        Range(health, "interval", 5, 300);
        Range(health, "timeout", 2, 60);
        Range(health, "retries", 1, 10);
        Range(health, "startPeriod", 0, 300);

        void Range(JsonObject json, string member, int lowest, int highest)
        {
            if (json.Whole(member) is { } value && (value < lowest || value > highest))
                throw EcsErrors.Client($"Health check {member} of container '{name}' must be between {lowest} and {highest}.");
        }
    }

    private static void CheckVariables(JsonObject container, string name, DefinitionInput input)
    {
        var variables = container.Objects("environment").Select(v => v.Text("name")).ToList();
        if (variables.Any(string.IsNullOrEmpty))
            throw EcsErrors.Client($"Environment variable name of container '{name}' should not be null or empty.");
        var secrets = container.Objects("secrets").ToList();
        if (secrets.Count == 0 && container.Object("repositoryCredentials") is null)
            return;
        if (input.ExecutionRole is null)
            throw EcsErrors.Client("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
        foreach (var secret in secrets)
        {
            if (secret.Text("name") is not { Length: > 0 } secretName)
                throw EcsErrors.Client($"Secret name of container '{name}' should not be null or empty.");
            if (variables.Contains(secretName))
                throw EcsErrors.Client($"The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{secretName}'.");
            var from = secret.RequiredText("valueFrom");
            if (from.Length == 0 || (from.StartsWith("arn:", StringComparison.Ordinal) && Arn.TryParse(from) is not { Service: "secretsmanager" or "ssm" }))
                throw EcsErrors.Client($"Invalid valueFrom of secret '{secretName}' in container '{name}'.");
        }

        if (secrets.GroupBy(s => s.Text("name")).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw EcsErrors.Client($"Duplicate secret names found: {twice.Key}. Each secret name must be unique.");
    }

    private static void CheckLogging(JsonObject container, string name)
    {
        if (container.Object("logConfiguration") is not { } log || log.Text("logDriver") != "awslogs")
            return;
        var options = log.Object("options") ?? [];
        var missing = new[] { "awslogs-region", "awslogs-group" }.Where(o => options.Text(o) is not { Length: > 0 }).ToList();
        if (missing.Count > 0)
            throw EcsErrors.Client($"Log driver awslogs requires options: {string.Join(", ", missing)} (container '{name}').");
    }

    private static void CheckRestart(JsonObject container, string name)
    {
        if (container.Object("restartPolicy") is not { } policy)
            return;
        if (policy.Whole("restartAttemptPeriod") is < 60 or > 1800)
            throw EcsErrors.Client($"restartAttemptPeriod of container '{name}' must be between 60 and 1800.");
        if (policy.Array("ignoredExitCodes") is { Count: > 50 })
            throw EcsErrors.Client($"ignoredExitCodes of container '{name}' must not have more than 50 entries.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-:./@#\[\]]+\z")]
    private static partial Regex ImagePattern();
}
