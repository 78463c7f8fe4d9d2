using System.Net;
using Deploy.Local.Processes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>A container at an engine, which is started as often as its task wants.</summary>
internal sealed class EngineContainer(DockerClient client, string id, EngineContainerRequest request) : IRunnableContainer
{
    private Task<bool>? _checking;

    /// <inheritdoc/>
    public IReadOnlyList<IPEndPoint> Endpoints => request.Endpoints;

    /// <summary>The engine listens at the ports that it publishes, whoever listens behind them.</summary>
    public bool IsForwarded => true;

    /// <inheritdoc/>
    public async Task<IRunningContainer> StartAsync(Action<IReadOnlyList<string>> lines)
    {
        MultiplexedStream? output = null;
        try
        {
            // Before it starts, so that no line is missed; it waits while its lines are not taken.
            var both = new ContainerAttachParameters { Stream = true, Stdout = true, Stderr = true };
            output = await client.Containers.AttachContainerAsync(id, both);
            await client.Containers.StartContainerAsync(id, new ContainerStartParameters());
            return new EngineRun(client, id, output, lines);
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            output?.Dispose();
            throw new ContainerNotStartedException($"CannotStartContainerError: {EngineProblem.Words(e)}", e);
        }
    }

    /// <summary>
    /// Runs the check in the container. An engine cannot end what it runs so: a check that hangs is waited for, and no second one is started beside
    /// it.
    /// </summary>
    public async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        var checking = _checking is { IsCompleted: false } hanging ? hanging : _checking = ExecuteAsync();
        try
        {
            return await checking.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> ExecuteAsync()
    {
        try
        {
            var parameters = new ContainerExecCreateParameters { Cmd = [.. request.HealthCheck], AttachStdout = true, AttachStderr = true };
            var command = (await client.Exec.CreateContainerExecAsync(id, parameters)).ID;
            using (var output = await client.Exec.StartContainerExecAsync(command, new ContainerExecStartParameters()))
                await output.CopyOutputToAsync(Stream.Null, Stream.Null, Stream.Null, CancellationToken.None);
            return (await client.Exec.InspectContainerExecAsync(command)) is { Running: false, ExitCode: 0 };
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            return false;
        }
    }
}
