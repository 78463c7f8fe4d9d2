using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>An engine that answers.</summary>
/// <param name="Client">Speaks to it.</param>
/// <param name="Name">Product and version: <c>Docker 28.2.2</c>.</param>
/// <param name="Architecture">Its CPU in Go's words.</param>
/// <param name="Processors">How many it has.</param>
/// <param name="LocalUrl">Where its containers reach Local; null: they do not.</param>
internal sealed record EngineConnection(DockerClient Client, string Name, string Architecture, long Processors, string? LocalUrl)
{
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Whether it still answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await WithinAsync(Client.System.PingAsync, cancellation);
            return true;
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            return false;
        }
    }

    /// <summary>Speaks to an engine for the first time.</summary>
    /// <exception cref="IOException">It is not for these tasks; the message says why.</exception>
    public static async Task<EngineConnection> OpenAsync(Uri endpoint, ITaskDoor door, CancellationToken cancellation)
    {
        var client = new DockerClientBuilder().WithEndpoint(endpoint).Build();
        try
        {
            var version = await WithinAsync(client.System.GetVersionAsync, cancellation);
            if (version.Os != "linux")
                throw new IOException($"it runs containers of {version.Os}, and ECS's are of Linux");
            var info = await WithinAsync(client.System.GetSystemInfoAsync, cancellation);
            var route = await EngineRoute.FindAsync(client, info, cancellation);
            return new EngineConnection(client, NameOf(version), version.Arch, Math.Max(1, info.NCPU), await LocalUrlAsync(route, door));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task<string?> LocalUrlAsync(EngineRoute route, ITaskDoor door)
    {
        if (route.Name is not null)
            return $"http://{route.Name}:{door.LoopbackPort}";
        if (route.Address is null)
            return null;
        try
        {
            return $"http://{route.Address}:{await door.OpenAsync(route.Address, route.Callers)}";
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"Local cannot listen at {route.Address}, and containers do not reach it: {e.Message}");
            return null;
        }
    }

    private static string NameOf(VersionResponse version) =>
        version.Components?.FirstOrDefault()?.Name.StartsWith("Podman", StringComparison.OrdinalIgnoreCase) == true
            ? $"Podman {version.Version}"
            : $"Docker {version.Version}";

    private static async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(ToAnswer);
        try
        {
            return await ask(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"it does not answer within {ToAnswer.TotalSeconds:0} s");
        }
    }

    private static Task WithinAsync(Func<CancellationToken, Task> ask, CancellationToken cancellation) => WithinAsync(
        async token =>
        {
            await ask(token);
            return true;
        },
        cancellation);
}
