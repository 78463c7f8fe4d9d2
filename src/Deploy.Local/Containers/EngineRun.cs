using System.IO.Pipelines;
using Deploy.Local.Processes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>One run of a container at an engine.</summary>
internal sealed class EngineRun : IRunningContainer
{
    /// <summary>For the last lines, where something that the program started keeps its output open.</summary>
    private static readonly TimeSpan ForLastLines = TimeSpan.FromSeconds(1);

    /// <summary>For a container that was killed.</summary>
    private static readonly TimeSpan ForTheEnd = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<int?> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DockerClient _client;
    private readonly string _id;
    private readonly Task _output;

    public EngineRun(DockerClient client, string id, MultiplexedStream output, Action<IReadOnlyList<string>> lines)
    {
        (_client, _id) = (client, id);
        _output = ReadAsync(output, lines);
        Ended = Task.WhenAny(WaitAsync(), _abandoned.Task).Unwrap();
    }

    /// <summary>It is the engine's, perhaps in another machine's kernel.</summary>
    public int? ProcessId => null;

    /// <summary>The engine's kernel keeps its limit.</summary>
    public long MemoryBytes => 0;

    /// <inheritdoc/>
    public Task<int?> Ended { get; }

    /// <inheritdoc/>
    public string? Reason { get; private set; }

    /// <summary>The engine knows the image's signal. It counts in whole seconds.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        try
        {
            var parameters = new ContainerStopParameters { WaitBeforeKillSeconds = (uint)Math.Ceiling(timeout.TotalSeconds) };
            await _client.Containers.StopContainerAsync(_id, parameters);
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            // It has ended, or the engine has, or does not want to: what is left of it is removed by force.
            await EndAsync();
            if (await Task.WhenAny(Ended, Task.Delay(ForTheEnd)) != Ended && _abandoned.TrySetResult(null))
                Reason = $"DockerTimeoutError: the container engine does not end it: {EngineProblem.Words(e)}";
        }

        await Ended;
    }

    /// <inheritdoc/>
    public void End() => _ = EndAsync();

    /// <inheritdoc/>
    public void EndForMemory() => End();

    private async Task EndAsync()
    {
        try
        {
            await _client.Containers.KillContainerAsync(_id, new ContainerKillParameters { Signal = "SIGKILL" });
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            // As above.
        }
    }

    private async Task<int?> WaitAsync()
    {
        try
        {
            var code = (await _client.Containers.WaitContainerAsync(_id)).StatusCode;
            await Task.WhenAny(_output, Task.Delay(ForLastLines));
            var state = (await _client.Containers.InspectContainerAsync(_id)).State;
            Reason = state is { OOMKilled: true } ? ContainerProcess.OutOfMemory : null;
            return (int)code;
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            Reason = e is DockerContainerNotFoundException
                ? "DockerStateError: the container was removed at the container engine"
                : $"DockerTimeoutError: the container engine does not answer any more: {EngineProblem.Words(e)}";
            return null;
        }
    }

    private static async Task ReadAsync(MultiplexedStream output, Action<IReadOnlyList<string>> lines)
    {
        using (output)
        {
            var (standard, error) = (new Pipe(), new Pipe());
            var reading = Task.WhenAll(
                OutputReader.ReadAsync(standard.Reader.AsStream(), lines), OutputReader.ReadAsync(error.Reader.AsStream(), lines));
            try
            {
                await output.CopyOutputToAsync(Stream.Null, standard.Writer.AsStream(), error.Writer.AsStream(), CancellationToken.None);
            }
            catch (Exception e) when (EngineProblem.Is(e) || e is ObjectDisposedException)
            {
                // The engine has gone, and says so where the end is waited for.
            }

            await standard.Writer.CompleteAsync();
            await error.Writer.CompleteAsync();
            await reading;
        }
    }
}
