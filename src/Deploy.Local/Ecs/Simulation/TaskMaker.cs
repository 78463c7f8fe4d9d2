using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Makes tasks.</summary>
internal sealed class TaskMaker(LocalContext context, string region, Pace pace)
{
    public TaskRecord Create(TaskOrder order, double at)
    {
        var id = Identifiers.Hex(32);
        var body = order.Definition.Body;
        var overrides = order.Overrides ?? [];
        var task = new TaskRecord
        {
            Id = id,
            Arn = Arn.Make("ecs", region, $"task/{order.Cluster.Name}/{id}"),
            ClusterArn = order.Cluster.Arn,
            DefinitionArn = order.Definition.Arn,
            Group = order.Group,
            ServiceName = order.ServiceName,
            StartedBy = order.StartedBy,
            LaunchType = order.IsFargate ? "FARGATE" : order.LaunchType,
            CapacityProvider = order.CapacityProvider,
            PlatformVersion = order.IsFargate ? Platform.Resolve(order.PlatformVersion) : null,
            PlatformFamily = Platform.Family(body),
            Architecture = body.Object("runtimePlatform")?.Text("cpuArchitecture") == "ARM64" ? "arm64" : "x86_64",
            Cpu = overrides.Text("cpu") ?? body.Text("cpu"),
            Memory = overrides.Text("memory") ?? body.Text("memory"),
            EphemeralStorage = body.Object("ephemeralStorage")?.Whole("sizeInGiB") ?? 20,
            EnableExecuteCommand = order.EnableExecuteCommand,
            Overrides = overrides.Copy(),
            Tags = new TagSet { Values = new Dictionary<string, string>(order.Tags.Values) },
            CreatedAt = at,
            NextAt = at + pace.Provisioning,
            Last = TaskStatus.Provisioning,
            Interface = Interface(order),
            Containers = [.. body.Objects("containerDefinitions").Select(Container)],
            Targets = [.. (order.LoadBalancers?.OfType<JsonObject>() ?? []).Where(lb => lb.Text("targetGroupArn") is not null).Select(Target)],
        };
        order.Cluster.Tasks.Add(task);
        context.Peers.Find<IEcsEvents>()?.TaskChanged(region, task, at);
        return task;
    }

    private static ContainerRecord Container(JsonObject definition) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Name = definition.RequiredText("name"),
        Image = definition.RequiredText("image"),
        Essential = definition.Flag("essential") ?? true,
        HasHealthCheck = definition.Object("healthCheck") is { } check && check.Texts("command") is not (["NONE"] or []),
        Cpu = (definition.Whole("cpu") ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Memory = definition.Whole("memory")?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        MemoryReservation = definition.Whole("memoryReservation")?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static TargetRecord Target(JsonObject loadBalancer) => new()
    {
        TargetGroupArn = loadBalancer.RequiredText("targetGroupArn"),
        Port = loadBalancer.Whole("containerPort") ?? 0,
    };

    private NetworkInterfaceRecord? Interface(TaskOrder order)
    {
        var subnets = order.NetworkConfiguration?.Object("awsvpcConfiguration")?.Texts("subnets") ?? [];
        if (subnets.Count == 0)
            return null;
        var subnet = subnets[order.Cluster.Tasks.Count % subnets.Count];
        var facts = context.Peers.Find<INetworkCatalog>()?.Subnet(subnet, region);
        var address = AnyAddress(IPNetwork.Parse(facts?.CidrBlock ?? "10.0.0.0/16"));
        var mac = string.Join(':', Identifiers.Hex(10).Chunk(2).Select(pair => new string(pair)));
        return new NetworkInterfaceRecord(
            Guid.NewGuid().ToString(), $"eni-{Identifiers.Hex(17)}", subnet, facts?.AvailabilityZone ?? $"{region}a", address, $"0a:{mac}");
    }

    private static string AnyAddress(IPNetwork network)
    {
        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        var size = 1L << (32 - network.PrefixLength);
        var bytes = new byte[4];
        // AWS keeps the first four addresses and the last one.
        BinaryPrimitives.WriteUInt32BigEndian(bytes, first + (uint)RandomNumberGenerator.GetInt32(4, (int)Math.Min(size - 1, int.MaxValue)));
        return new IPAddress(bytes).ToString();
    }
}
