using System.Collections.Concurrent;
using System.IO.Pipelines;
using Deploy.Local.Processes;
using Deploy.Local.Services;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>Brings images to an engine: those of Local's registry are loaded, others pulled.</summary>
internal sealed class EngineImages(DockerClient client, EngineMark mark)
{
    private const string PauseRepository = "deploy-ecs.local/pause";
    private const string PauseTag = "1";
    private const int TagLength = 32;

    // The same image for several tasks at once is loaded once.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    /// <summary>Makes sure that an image is there; its name at the engine.</summary>
    /// <exception cref="TaskNotRunnableException">It cannot be had here.</exception>
    /// <exception cref="TaskPreparationException">It does not exist.</exception>
    public Task<string> BringAsync(EngineImage image, string container, CancellationToken cancellation) =>
        image.Archive is { } archive ? LoadAsync(archive, cancellation) : PullAsync(image, container, cancellation);

    /// <summary>Makes sure that the image of the container that holds a network is there; its name.</summary>
    public Task<string> BringPauseAsync(string architecture, CancellationToken cancellation) => OnceAsync(
        $"{PauseRepository}:{PauseTag}-{architecture}",
        async name =>
        {
            await using var image = PauseProgram.Image(architecture, name);
            await LoadAsync(image, cancellation);
        },
        cancellation);

    private Task<string> LoadAsync(ImageArchive archive, CancellationToken cancellation) => OnceAsync(
        $"{mark.ImagePrefix}{archive.Repository}:{archive.Hex[..TagLength]}",
        async name =>
        {
            var pipe = new Pipe();
            var writing = WriteAsync(archive, name, pipe.Writer, cancellation);
            await using (var content = pipe.Reader.AsStream())
                await LoadAsync(content, cancellation);
            await writing;
        },
        cancellation);

    private Task LoadAsync(Stream image, CancellationToken cancellation) =>
        MessagesAsync(progress => client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, image, progress, cancellation));

    private static async Task WriteAsync(ImageArchive archive, string name, PipeWriter output, CancellationToken cancellation)
    {
        Exception? problem = null;
        try
        {
            await archive.WriteAsync(output.AsStream(leaveOpen: true), name, cancellation);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // Whoever reads is told, and stops.
            problem = e;
        }

        await output.CompleteAsync(problem);
    }

    /// <summary>As ECS's agent does by default: it is pulled each time, and one that is there already is good enough where that fails.</summary>
    private async Task<string> PullAsync(EngineImage image, string container, CancellationToken cancellation)
    {
        if (image.IsFixed && await ExistsAsync(image.Reference, cancellation))
            return image.Reference;
        var (repository, tag) = image.Parts;
        try
        {
            var parameters = new ImagesCreateParameters { FromImage = repository, Tag = tag, Platform = $"linux/{image.Architecture}" };
            await MessagesAsync(progress => client.Images.CreateImageAsync(parameters, null, progress, cancellation));
        }
        catch (Exception e) when (EngineProblem.Is(e))
        {
            if (await ExistsAsync(image.Reference, cancellation))
                return image.Reference;
            var why = EngineProblem.Words(e);
            // A registry that wants a password, or that cannot be reached from here, may well be open to ECS.
            throw IsUnknown(why)
                ? new TaskPreparationException($"CannotPullContainerError: failed to resolve ref {image.Reference}: not found: {why}", container, e)
                : new TaskNotRunnableException(
                    $"the container engine cannot pull the image {image.Reference} ({why}); "
                    + $"one that it has is taken, as after 'docker pull {image.Reference}'",
                    e);
        }

        return image.Reference;
    }

    /// <summary>The words of Docker and podman, and of Docker where containerd keeps its images.</summary>
    private static bool IsUnknown(string why) =>
        why.Contains("manifest unknown", StringComparison.OrdinalIgnoreCase)
        || (why.Contains("failed to resolve reference", StringComparison.OrdinalIgnoreCase) && why.EndsWith(": not found", StringComparison.Ordinal));

    private async Task<string> OnceAsync(string name, Func<string, Task> bring, CancellationToken cancellation)
    {
        var gate = Gates.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            if (!await ExistsAsync(name, cancellation))
                await bring(name);
            return name;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await client.Images.InspectImageAsync(name, cancellation);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>An engine answers 200 and tells at the end whether it succeeded.</summary>
    private static async Task MessagesAsync(Func<IProgress<JSONMessage>, Task> act)
    {
        var last = new LastError();
        await act(last);
        if (last.Message is { } problem)
            throw new IOException(problem);
    }

    private sealed class LastError : IProgress<JSONMessage>
    {
        public string? Message { get; private set; }

        public void Report(JSONMessage value) => Message = value.Error?.Message ?? Message;
    }
}
