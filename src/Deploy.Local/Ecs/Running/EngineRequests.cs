using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Containers;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Processes;
using Deploy.Local.Services;
using Docker.DotNet.Models;

namespace Deploy.Local.Ecs.Running;

/// <summary>A task definition in the words of Docker's API.</summary>
/// <remarks>
/// As ECS's agent translates it. See
/// <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"/>.
/// </remarks>
internal sealed class EngineRequests(
    LocalContext context, TaskRecord task, DefinitionRecord definition, string region, LoopbackAddress address, EngineConnection engine,
    string mark)
{
    private const string Loopback = "127.0.0.1";

    private readonly TaskVolumes _volumes = new(definition.Body, task.Id, mark);

    /// <summary>What the engine is to make.</summary>
    /// <exception cref="TaskNotRunnableException">It cannot.</exception>
    /// <exception cref="TaskPreparationException">Something is missing that it needs on AWS as well.</exception>
    public async Task<EngineTaskRequest> MakeAsync(CancellationToken cancellation)
    {
        if (TaskVolumes.WhyNot(definition.Body) is { } why)
            throw new TaskNotRunnableException(why);
        var containers = new List<EngineContainerRequest>();
        foreach (var container in definition.Containers)
            containers.Add(await ContainerAsync(container, cancellation));
        var ports = await context.Gate.RunAsync(Ports, cancellation);
        return new EngineTaskRequest(task.Id, containers)
        {
            Ports = ports,
            Volumes = _volumes.ByName(),
            ExtraHosts = [.. definition.Containers.SelectMany(container => container.Objects("extraHosts")).Select(Host).Distinct()],
            NameServers = [.. definition.Containers.SelectMany(container => container.Texts("dnsServers")).Distinct()],
            NetworkSettings = Controls(definition.Containers, ofNetwork: true),
        };
    }

    private Task<EngineContainerRequest> ContainerAsync(JsonObject container, CancellationToken cancellation)
    {
        var name = container.RequiredText("name");
        return ContainerPreparation.OfAsync(name, async () =>
        {
            var image = await ImageAsync(container.RequiredText("image"), cancellation);
            var environment = await context.Gate.RunAsync(
                () => new EngineEnvironment(context, engine.LocalUrl).Of(task, definition, container, region), cancellation);
            return new EngineContainerRequest
            {
                Name = name,
                Image = image,
                Parameters = Parameters(container, environment),
                VolumesFrom = [.. container.Objects("volumesFrom").Select(Source)],
                HealthCheck = ContainerParts.HealthCheck(container),
                Endpoints = [.. ContainerParts.TcpPorts(container).Select(address.EndpointOf)],
            };
        });
    }

    private async Task<EngineImage> ImageAsync(string image, CancellationToken cancellation)
    {
        if (ImageReference.TryParse(image, context.Endpoint) is not { } own || context.Peers.Find<IImageArchives>() is not { } archives)
            return new EngineImage(image, null, task.ImageArchitecture);
        var archive = await archives.OpenAsync(own.Repository, own.Reference, own.Region ?? region, task.ImageArchitecture, cancellation);
        return new EngineImage(image, archive, task.ImageArchitecture);
    }

    private CreateContainerParameters Parameters(JsonObject container, Dictionary<string, string> environment)
    {
        var record = task.Containers.First(known => known.Name == container.Text("name"));
        var overrides = task.OverrideOf(container.Text("name"));
        string[] command = [.. Given(overrides?.Texts("command")) ?? Given(container.Texts("command")) ?? []];
        string[] entryPoint = [.. container.Texts("entryPoint")];
        return new CreateContainerParameters
        {
            Env = [.. environment.Select(variable => $"{variable.Key}={variable.Value}")],
            Entrypoint = entryPoint.Length > 0 ? entryPoint : null!,
            Cmd = command.Length > 0 ? command : null!,
            WorkingDir = container.Text("workingDirectory") ?? "",
            User = container.Text("user") ?? "",
            Tty = container.Flag("pseudoTerminal") ?? false,
            OpenStdin = container.Flag("interactive") ?? false,
            Labels = ContainerDocument.Labels(task, container, record)
                .ToDictionary(label => label.Key, label => (string?)label.Value ?? "", StringComparer.Ordinal),
            HostConfig = new HostConfig
            {
                Mounts = _volumes.Of(container),
                Tmpfs = TaskVolumes.InMemory(container),
                Sysctls = Controls([container], ofNetwork: false),
                // What it writes is in Local's log; the engine keeps a little for "docker logs".
                LogConfig = new LogConfig { Type = "json-file", Config = new Dictionary<string, string> { ["max-size"] = "1m" } },
                ReadonlyRootfs = container.Flag("readonlyRootFilesystem") ?? false,
                Privileged = container.Flag("privileged") ?? false,
                SecurityOpt = [.. container.Texts("dockerSecurityOptions")],
                Ulimits = [.. container.Objects("ulimits").Select(Limit)],
            }.WithSize(task, container, overrides, engine.Processors).WithLinux(container.Object("linuxParameters")),
        };
    }

    /// <summary>What the definition tells, and what load balancers ask: an engine publishes a port when the task is made, or never.</summary>
    private Dictionary<string, IPEndPoint?> Ports()
    {
        var groups = context.Peers.Find<ITargetGroupCatalog>();
        var asked = task.Targets
            .SelectMany(target => new[] { target.Port, groups?.Find(target.TargetGroupArn, region)?.HealthCheck?.Port ?? target.Port });
        var ports = definition.Containers.SelectMany(ContainerParts.TcpPorts).Concat(asked).Distinct()
            .ToDictionary(port => $"{port}/tcp", IPEndPoint? (port) => address.EndpointOf(port), StringComparer.Ordinal);
        foreach (var mapping in definition.PortMappings)
            if (mapping.Text("protocol") == "udp" && mapping.Whole("containerPort") is { } port)
                ports[$"{port}/udp"] = $"{address.Address}" == Loopback ? null : new IPEndPoint(address.Address, port);
        return ports;
    }

    private static Dictionary<string, string> Controls(IEnumerable<JsonObject> containers, bool ofNetwork) => containers
        .SelectMany(container => container.Objects("systemControls"))
        .Where(control => control.RequiredText("namespace").StartsWith("net.", StringComparison.Ordinal) == ofNetwork)
        .GroupBy(control => control.RequiredText("namespace"), StringComparer.Ordinal)
        .ToDictionary(control => control.Key, control => control.Last().Text("value") ?? "", StringComparer.Ordinal);

    private static string Host(JsonObject host) => $"{host.Text("hostname")}:{host.Text("ipAddress")}";

    private static string Source(JsonObject source) => source.RequiredText("sourceContainer") + (source.Flag("readOnly") == true ? ":ro" : "");

    private static Ulimit Limit(JsonObject limit) =>
        new() { Name = limit.RequiredText("name"), Soft = limit.Whole("softLimit") ?? 0, Hard = limit.Whole("hardLimit") ?? 0 };

    private static IReadOnlyList<string>? Given(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? texts : null;
}
