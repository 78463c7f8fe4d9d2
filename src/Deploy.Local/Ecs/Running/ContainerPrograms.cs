using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Images;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Finds out how a container's program and its health check are started here: from its image, its definition and its task's address.</summary>
internal sealed class ContainerPrograms(
    LocalContext context, TaskRecord task, DefinitionRecord definition, string region, LoopbackAddress address, TaskFolder folder, string mark)
{
    /// <summary>How a container is started.</summary>
    /// <exception cref="TaskNotRunnableException">It cannot run as a process of this machine.</exception>
    /// <exception cref="TaskPreparationException">Something is missing that it needs on AWS as well.</exception>
    public Task<ContainerProgram> OfAsync(JsonObject container, CancellationToken cancellation)
    {
        var name = container.RequiredText("name");
        return ContainerPreparation.OfAsync(name, async () =>
        {
            var image = await ImageAsync(container.RequiredText("image"), cancellation);
            var command = EntryPoint.Of(image.Configuration, Settings(container));
            var start = ProgramStart.Find(image, command, Machine.This);
            var (variables, proxy) = await context.Gate.RunAsync(
                () => (new ContainerEnvironment(context).Of(task, definition, name, region, image.Configuration.Env), Proxy()), cancellation);
            var own = WithMachine(variables);
            if (proxy is not null)
                ProxyVariables.AddTo(own, proxy, address);
            return Program(start, ListenUrls.InArguments(start.Arguments, address), ListenUrls.OfProgram(own, address)) with
            {
                HealthCheck = HealthCheck(container, image, command, ListenUrls.OfHealthCheck(own, address)),
                Endpoints = [.. ContainerParts.TcpPorts(container).Select(address.EndpointOf)],
            };
        });
    }

    private async Task<UnpackedImage> ImageAsync(string image, CancellationToken cancellation)
    {
        if (ImageReference.TryParse(image, context.Endpoint) is not { } reference || context.Peers.Find<IImageFiles>() is not { } files)
            throw new TaskNotRunnableException($"the image {image} lies in another registry, and only those of the local one run as processes");
        return await files.OpenAsync(reference.Repository, reference.Reference, reference.Region ?? region, task.ImageArchitecture, cancellation);
    }

    /// <summary>The proxy by which the task calls others by name; null: there is no name for it.</summary>
    private string? Proxy() => context.Peers.Find<TaskNames>()?.AreFor(task, region) == true ? context.Peers.Find<ITaskProxies>()?.Open(task.Id) : null;

    private ContainerSettings Settings(JsonObject container) => new()
    {
        EntryPoint = container.Texts("entryPoint"),
        Command = container.Texts("command"),
        CommandOverride = task.OverrideOf(container.Text("name"))?.Texts("command"),
        WorkingDirectory = container.Text("workingDirectory"),
        User = container.Text("user"),
    };

    private Dictionary<string, string> WithMachine(IReadOnlyDictionary<string, string> variables)
    {
        var own = MachineEnvironment.Of(folder.Home, folder.Temporary);
        // The image has the runtime that it was built for; this machine may have a newer one only.
        own["DOTNET_ROLL_FORWARD"] = "Major";
        foreach (var (name, value) in variables)
            own[name] = value;
        own[TaskMark.Variable] = mark;
        return own;
    }

    private ContainerProgram? HealthCheck(JsonObject container, UnpackedImage image, ContainerCommand command, Dictionary<string, string> environment)
    {
        var words = ContainerParts.HealthCheck(container);
        if (words.Length == 0)
            return null;
        words = [.. words.Select(word => ListenUrls.InHealthCheck(word, address))];
        try
        {
            var start = ProgramStart.Find(image, command with { Arguments = words }, Machine.This);
            return Program(start, start.Arguments, environment);
        }
        catch (ContainerStartException)
        {
            // What cannot be started fails each time that it is tried.
            return new ContainerProgram { Program = words[0], WorkingDirectory = folder.Home, Environment = environment };
        }
    }

    private static ContainerProgram Program(ProgramStart start, IReadOnlyList<string> arguments, Dictionary<string, string> environment) => new()
    {
        Program = start.FileName,
        Arguments = arguments,
        WorkingDirectory = start.WorkingDirectory,
        Environment = environment,
    };
}
