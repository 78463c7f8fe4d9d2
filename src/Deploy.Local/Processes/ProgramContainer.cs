using System.ComponentModel;
using System.Net;

namespace Deploy.Local.Processes;

/// <summary>A container whose program is a process of this machine.</summary>
/// <param name="program">How it is started.</param>
/// <param name="host">Keeps account of it.</param>
public sealed class ProgramContainer(ContainerProgram program, ProcessHost host) : IRunnableContainer
{
    /// <inheritdoc/>
    public IReadOnlyList<IPEndPoint> Endpoints => program.Endpoints;

    /// <inheritdoc/>
    public bool IsForwarded => false;

    /// <inheritdoc/>
    public Task<IRunningContainer> StartAsync(Action<IReadOnlyList<string>> lines)
    {
        try
        {
            return Task.FromResult<IRunningContainer>(ContainerProcess.Start(program, host, lines));
        }
        catch (Exception e) when (IsStartProblem(e))
        {
            throw new ContainerNotStartedException($"CannotStartContainerError: {e.Message}", e);
        }
    }

    /// <summary>What a health check writes is nobody's log, as in ECS.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        if (program.HealthCheck is not { } probe)
            return false;
        try
        {
            var process = ContainerProcess.Start(probe, host: null, _ => { });
            await using var ending = cancellation.Register(process.End);
            return await process.Ended == 0 && !cancellation.IsCancellationRequested;
        }
        catch (Exception e) when (IsStartProblem(e))
        {
            return false;
        }
    }

    private static bool IsStartProblem(Exception e) => e is Win32Exception or IOException or UnauthorizedAccessException;
}
