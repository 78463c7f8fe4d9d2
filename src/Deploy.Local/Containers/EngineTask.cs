using System.Net;
using Deploy.Local.Processes;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>A task at an engine: a container that holds the network, those of the task in it, and their volumes.</summary>
internal sealed class EngineTask(EngineConnection engine, EngineMark mark, EngineTaskRequest request)
{
    private static readonly TimeSpan ToRemove = TimeSpan.FromSeconds(30);

    private readonly EngineImages _images = new(engine.Client, mark);
    private readonly Dictionary<string, EngineContainer> _containers = new(StringComparer.Ordinal);

    /// <summary>The task's id.</summary>
    public string Id => request.TaskId;

    /// <summary>Its containers by name.</summary>
    public IReadOnlyDictionary<string, IRunnableContainer> Containers =>
        _containers.ToDictionary(pair => pair.Key, IRunnableContainer (pair) => pair.Value);

    /// <summary>Makes everything; only the one that holds the network runs.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in request.Containers)
            images[container.Name] = await DoAsync(
                "CannotPullContainerError", container.Name, () => _images.BringAsync(container.Image, container.Name, cancellation));
        var network = await DoAsync("ResourceInitializationError", null, () => HoldNetworkAsync(cancellation));
        foreach (var (name, goes) in request.Volumes)
            await DoAsync("ResourceInitializationError", null, () => engine.Client.Volumes.CreateAsync(Volume(name, goes), cancellation));
        foreach (var container in InOrder())
            _containers[container.Name] = await DoAsync(
                "CannotCreateContainerError", container.Name, () => CreateAsync(container, images[container.Name], network, cancellation));
    }

    /// <summary>Removes everything, also what runs. What an engine does not remove now is removed when it answers again.</summary>
    public async Task RemoveAsync()
    {
        using var limit = new CancellationTokenSource(ToRemove);
        await new EngineSweep(engine.Client, mark).RemoveAsync(task => task == Id, limit.Token);
    }

    private async Task<string> HoldNetworkAsync(CancellationToken cancellation)
    {
        var image = await _images.BringPauseAsync(engine.Architecture, cancellation);
        var parameters = new CreateContainerParameters
        {
            // No container of a definition can have a name with a dot.
            Name = $"deploy-ecs-{Id}.network",
            Image = image,
            Labels = mark.LabelsOf(Id),
            ExposedPorts = request.Ports.Keys.ToDictionary(port => port, _ => default(EmptyStruct)),
            HostConfig = new HostConfig
            {
                PortBindings = request.Ports.ToDictionary(port => port.Key, IList<PortBinding> (port) => [Binding(port.Value)]),
                ExtraHosts = [.. request.ExtraHosts],
                DNS = [.. request.NameServers],
                Sysctls = new Dictionary<string, string>(request.NetworkSettings),
                ReadonlyRootfs = true,
                CapDrop = ["ALL"],
            },
        };
        var id = (await engine.Client.Containers.CreateContainerAsync(parameters, cancellation)).ID;
        await engine.Client.Containers.StartContainerAsync(id, new ContainerStartParameters(), cancellation);
        return id;
    }

    private async Task<EngineContainer> CreateAsync(
        EngineContainerRequest container, string image, string network, CancellationToken cancellation)
    {
        var parameters = container.Parameters;
        parameters.Name = NameOf(container.Name);
        parameters.Image = image;
        foreach (var (label, value) in mark.LabelsOf(Id))
            (parameters.Labels ??= new Dictionary<string, string>())[label] = value;
        parameters.HostConfig ??= new HostConfig();
        parameters.HostConfig.NetworkMode = $"container:{network}";
        parameters.HostConfig.VolumesFrom = [.. container.VolumesFrom.Select(NameOf)];
        var id = (await engine.Client.Containers.CreateContainerAsync(parameters, cancellation)).ID;
        return new EngineContainer(engine.Client, id, container);
    }

    /// <summary>Who has the volumes of another comes after it.</summary>
    private IEnumerable<EngineContainerRequest> InOrder()
    {
        var left = request.Containers.ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(container => !left.Exists(other => HasVolumesOf(container, other))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }

    private static bool HasVolumesOf(EngineContainerRequest container, EngineContainerRequest other) =>
        container.VolumesFrom.Any(source => source.Split(':')[0] == other.Name);

    private string NameOf(string container) => $"deploy-ecs-{Id}-{container}";

    private VolumesCreateParameters Volume(string name, bool goesWithTask) => new()
    {
        Name = name,
        Labels = goesWithTask ? mark.LabelsOf(Id) : new Dictionary<string, string> { [EngineMark.Label] = mark.Value },
    };

    private static PortBinding Binding(IPEndPoint? endpoint) => endpoint is null
        ? new PortBinding { HostIP = $"{IPAddress.Loopback}" }
        : new PortBinding { HostIP = $"{endpoint.Address}", HostPort = $"{endpoint.Port}" };

    /// <summary>What an engine refuses, ECS's agent tells with the name of the step.</summary>
    private static async Task<T> DoAsync<T>(string step, string? container, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            throw new TaskPreparationException($"{step}: {EngineProblem.Words(e)}", container, e);
        }
    }
}
