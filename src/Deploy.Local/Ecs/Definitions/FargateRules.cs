using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What a task definition for Fargate must have and must not have.</summary>
internal static class FargateRules
{
    private static readonly string[] LogDrivers = ["awslogs", "splunk", "awsfirelens"];

    private static readonly string[] Unsupported =
        ["links", "hostname", "dnsServers", "dnsSearchDomains", "extraHosts", "dockerSecurityOptions", "disableNetworking", "privileged", "resourceRequirements"];

    public static void Check(DefinitionInput input)
    {
        if (input.NetworkMode != "awsvpc")
            throw EcsErrors.Client("Fargate only supports network mode ‘awsvpc’.");
        if (input.Cpu is not { } cpu)
            throw EcsErrors.Client("Fargate requires that 'cpu' be defined at the task level.");
        if (input.Memory is not { } memory)
            throw EcsErrors.Client("Fargate requires that 'memory' be defined at the task level.");
        if (!TaskSize.IsFargatePair(cpu, memory) || (input.IsWindows && cpu is not (1024 or 2048 or 4096)))
            throw EcsErrors.Client($"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values.");
        if (input.Json.Text("pidMode") == "host")
            throw EcsErrors.Client("Fargate compatible task definitions do not support pidMode host.");
        if (input.Json.Text("ipcMode") is not null)
            throw EcsErrors.Client("Fargate compatible task definitions do not support ipcMode.");
        if (input.Json.Array("placementConstraints") is { Count: > 0 })
            throw EcsErrors.Client("Fargate compatible task definitions do not support placementConstraints.");
        if (input.Json.Object("ephemeralStorage")?.Whole("sizeInGiB") is < 21 or > 200)
            throw EcsErrors.Client("The ephemeral storage size must be between 21 and 200 GiB.");
        foreach (var container in input.Containers)
            CheckContainer(container, input);
    }

    private static void CheckContainer(JsonObject container, DefinitionInput input)
    {
        var name = container.Text("name");
        foreach (var member in Unsupported)
            if (container[member] is JsonArray { Count: > 0 } || container.Flag(member) == true || container.Text(member) is { Length: > 0 })
                throw EcsErrors.Client($"Fargate compatible task definitions do not support {member} (container '{name}').");
        foreach (var member in new[] { "startTimeout", "stopTimeout" })
            if (container.Whole(member) is < 2 or > 120)
                throw EcsErrors.Client($"Invalid {member} for container '{name}': Fargate allows 2 to 120 seconds.");

        var linux = container.Object("linuxParameters") ?? [];
        foreach (var member in new[] { "devices", "sharedMemorySize", "maxSwap", "swappiness" })
            if (linux[member] is not null and not JsonArray { Count: 0 })
                throw EcsErrors.Client($"Fargate compatible task definitions do not support {member} in linuxParameters (container '{name}').");
        if (linux.Object("capabilities")?.Texts("add").Any(c => c is not ("SYS_PTRACE" or "CAP_SYS_PTRACE")) == true)
            throw EcsErrors.Client($"Fargate compatible task definitions only support adding the capability SYS_PTRACE (container '{name}').");

        if (container.Object("logConfiguration")?.Text("logDriver") is not { } driver)
            return;
        if (!LogDrivers.Contains(driver))
            throw EcsErrors.Client($"Log driver {driver} is not supported for Fargate compatible task definitions (container '{name}').");
        if (driver == "awslogs" && input.ExecutionRole is null)
            throw EcsErrors.Client("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    }
}
