using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's Task.</summary>
internal static class TaskView
{
    public static JsonObject Of(TaskRecord task, bool withTags)
    {
        var json = new JsonObject
        {
            ["attachments"] = task.Interface is { } nic ? new JsonArray(Attachment(task, nic)) : [],
            ["attributes"] = new JsonArray(new JsonObject { ["name"] = "ecs.cpu-architecture", ["value"] = task.Architecture }),
            ["clusterArn"] = task.ClusterArn,
            ["containers"] = task.Containers.Select(JsonNode? (c) => Container(task, c)).ToJsonArray(),
            ["createdAt"] = Moments.Of(task.CreatedAt),
            ["desiredStatus"] = task.Desired,
            ["enableExecuteCommand"] = task.EnableExecuteCommand,
            ["group"] = task.Group,
            ["healthStatus"] = task.Health,
            ["lastStatus"] = task.Last,
            ["overrides"] = Overrides(task),
            ["tags"] = withTags ? task.Tags.ToJson() : [],
            ["taskArn"] = task.Arn,
            ["taskDefinitionArn"] = task.DefinitionArn,
            ["version"] = task.Version,
        };
        if (task.StartedAt is not null)
        {
            json["connectivity"] = "CONNECTED";
            json["connectivityAt"] = Moments.Of(task.PullStartedAt);
        }

        if (task.LaunchType == "FARGATE")
        {
            json["ephemeralStorage"] = new JsonObject { ["sizeInGiB"] = task.EphemeralStorage };
            json["fargateEphemeralStorage"] = new JsonObject { ["sizeInGiB"] = task.EphemeralStorage };
            json["platformFamily"] = task.PlatformFamily;
        }

        return json
            .With("availabilityZone", task.Interface?.AvailabilityZone)
            .With("capacityProviderName", task.CapacityProvider)
            .With("cpu", task.Cpu)
            .With("memory", task.Memory)
            .With("launchType", task.LaunchType)
            .With("platformVersion", task.PlatformVersion)
            .With("pullStartedAt", Moments.Of(task.PullStartedAt))
            .With("pullStoppedAt", Moments.Of(task.PullStoppedAt))
            .With("startedAt", Moments.Of(task.StartedAt))
            .With("startedBy", task.StartedBy)
            .With("stopCode", task.StopCode)
            .With("stoppedReason", task.StoppedReason)
            .With("stoppingAt", Moments.Of(task.StoppingAt))
            .With("executionStoppedAt", Moments.Of(task.StartedAt is null ? null : task.StoppedAt))
            .With("stoppedAt", Moments.Of(task.StoppedAt));
    }

    private static JsonObject Attachment(TaskRecord task, NetworkInterfaceRecord nic)
    {
        var details = new (string Name, string Value)[]
        {
            ("subnetId", nic.SubnetId),
            ("networkInterfaceId", nic.InterfaceId),
            ("macAddress", nic.MacAddress),
            ("privateDnsName", nic.PrivateDnsName(Arn.TryParse(task.Arn)!.Region)),
            ("privateIPv4Address", nic.Address),
        };
        return new JsonObject
        {
            ["id"] = nic.AttachmentId,
            ["type"] = "ElasticNetworkInterface",
            ["status"] = task.Last switch
            {
                TaskStatus.Provisioning => "PRECREATED",
                TaskStatus.Stopped => "DELETED",
                _ => "ATTACHED",
            },
            ["details"] = details.Select(JsonNode? (d) => new JsonObject { ["name"] = d.Name, ["value"] = d.Value }).ToJsonArray(),
        };
    }

    private static JsonObject Container(TaskRecord task, ContainerRecord container)
    {
        var json = new JsonObject
        {
            ["containerArn"] = task.ArnOf(container),
            ["taskArn"] = task.Arn,
            ["name"] = container.Name,
            ["image"] = container.Image,
            ["lastStatus"] = container.Last,
            ["networkBindings"] = new JsonArray(),
            ["networkInterfaces"] = task.Interface is { } nic
                ? new JsonArray(new JsonObject { ["attachmentId"] = nic.AttachmentId, ["privateIpv4Address"] = nic.Address })
                : [],
            ["healthStatus"] = container.Health,
            ["cpu"] = container.Cpu,
        };
        var at = container.Image.IndexOf('@', StringComparison.Ordinal);
        return json
            .With("imageDigest", at < 0 ? null : container.Image[(at + 1)..])
            .With("runtimeId", container.RuntimeId.Length == 0 ? null : container.RuntimeId)
            .With("memory", container.Memory)
            .With("memoryReservation", container.MemoryReservation)
            // The code is known when the container has stopped, not while it is stopping.
            .With("exitCode", container.Last == TaskStatus.Stopped ? container.ExitCode : null)
            .With("reason", container.Reason)
            .With("managedAgents", container.ExecuteCommandAgent is { } agent ? new JsonArray(Agent(container, agent)) : null);
    }

    private static JsonObject Agent(ContainerRecord container, ManagedAgentRecord agent) => new JsonObject
    {
        ["name"] = "ExecuteCommandAgent",
        ["lastStatus"] = container.Last == TaskStatus.Stopped ? TaskStatus.Stopped : agent.Last,
    }.With("lastStartedAt", Moments.Of(agent.StartedAt));

    /// <summary>ECS lists every container, overridden or not.</summary>
    private static JsonObject Overrides(TaskRecord task)
    {
        var json = task.Overrides.Copy();
        var given = json.Objects("containerOverrides").ToDictionary(o => o.Text("name") ?? "", o => o.Copy());
        json["containerOverrides"] = task.Containers
            .Select(JsonNode? (c) => given.GetValueOrDefault(c.Name) ?? new JsonObject { ["name"] = c.Name })
            .ToJsonArray();
        json["inferenceAcceleratorOverrides"] ??= new JsonArray();
        return json;
    }
}
