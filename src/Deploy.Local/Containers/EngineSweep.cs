using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Containers;

/// <summary>
/// Removes what bears Local's mark at an engine, and nothing else. What cannot be removed is told, and left for the next time.
/// </summary>
internal sealed class EngineSweep(DockerClient client, EngineMark mark)
{
    /// <summary>Removes the containers and volumes of tasks, whether they run or not.</summary>
    /// <param name="isOver">Whether a task's may go, by its id.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RemoveAsync(Func<string, bool> isOver, CancellationToken cancellation)
    {
        var all = new ContainersListParameters { All = true, Filters = mark.Filter };
        var wholly = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        var answers = await TryAsync(async () =>
        {
            foreach (var container in await client.Containers.ListContainersAsync(all, cancellation))
                if (IsOver(container.Labels))
                    await TryAsync(() => client.Containers.RemoveContainerAsync(container.ID, wholly, cancellation));
        });
        if (answers)
            await RemoveVolumesAsync(IsOver, cancellation);

        bool IsOver(IDictionary<string, string>? labels) => labels?.TryGetValue(EngineMark.TaskLabel, out var task) == true && isOver(task);
    }

    /// <summary>Removes all volumes, also those of file systems that tasks share.</summary>
    public Task RemoveVolumesAsync(CancellationToken cancellation) => RemoveVolumesAsync(_ => true, cancellation);

    /// <summary>Removes the images that were loaded from Local's registry.</summary>
    public Task RemoveImagesAsync(CancellationToken cancellation) => TryAsync(async () =>
    {
        var images = await client.Images.ListImagesAsync(new ImagesListParameters(), cancellation);
        var own = images.SelectMany(image => image.RepoTags ?? []).Where(tag => tag.StartsWith(mark.ImagePrefix, StringComparison.Ordinal));
        foreach (var tag in own.ToList())
            await TryAsync(() => client.Images.DeleteImageAsync(tag, new ImageDeleteParameters(), cancellation));
    });

    private Task RemoveVolumesAsync(Func<IDictionary<string, string>?, bool> isOver, CancellationToken cancellation) => TryAsync(async () =>
    {
        var volumes = await client.Volumes.ListAsync(new VolumesListParameters { Filters = mark.Filter }, cancellation);
        foreach (var volume in (volumes.Volumes ?? []).Where(known => isOver(known.Labels)))
            await TryAsync(() => client.Volumes.RemoveAsync(volume.Name, force: true, cancellation));
    });

    /// <summary>Whether it was done, or is not needed.</summary>
    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // It is gone, is going, or something of somebody else uses it.
            return true;
        }
        catch (Exception e) when (EngineProblem.Is(e) || e is OperationCanceledException)
        {
            var why = EngineProblem.Words(e);
            await Console.Error.WriteLineAsync($"At the container engine something of this Local is left until it answers again: {why}");
            return false;
        }
    }
}
