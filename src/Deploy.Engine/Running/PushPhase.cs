using System.Text;
using Amazon.ECR.Model;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Execution;
using Deploy.Engine.Images;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Repositories;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reading;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Running;

/// <summary>Prepare and push: makes the repositories exist that the image needs, has the image pushed, and compares again with its digest.</summary>
internal sealed class PushPhase(RunState state, StepExecutor executor)
{
    public async Task<Comparison> RunAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var replaced = comparison.Changes.Changed.Where(change => change.Action == ResourceAction.Replace).ToDictionary(change => change.Address, change => change.Snapshot);
        // A repository that is replaced takes its images along.
        comparison = comparison with { Images = [.. comparison.Images.Select(image => IsLost(image, replaced) ? image with { Digest = null } : image)] };
        if (!comparison.Images.Any(image => image.NeedsPush))
        {
            state.Events.Report(new ImageKnownEvent(IsNone: comparison.Images.Count == 0));
            return comparison;
        }

        // The image of a saved plan is known without its files; to push it they are needed.
        if (comparison.Published is not { } published || state.Options.PublishDirectory is null)
        {
            var without = comparison.Images.First(image => image.NeedsPush).Repository;
            throw new DeploymentException(
                DeploymentOutcome.RefusedByPreflight,
                $"{without} holds no image to deploy{(replaced.ContainsKey(without) ? " after it is replaced" : "")}. Deploy with dotnet publish -p:DeployToEcs=true, or name an image with --image repository@sha256:….");
        }

        state.Events.Phase("Push");
        var world = await PrepareAsync(comparison, cancellationToken);
        var images = new List<RepositoryImage>();
        foreach (var image in comparison.Images) images.Add(image.NeedsPush ? await PushAsync(comparison.Context, published, image, cancellationToken) : image);
        comparison.Resolver.Use(images);
        var changes = new DiffBuilder(comparison.Context, comparison.Order, state.SourceMap).Build(world);
        (state.Record.Images, state.Record.Pushed) = (images, true);
        return comparison with { World = world, Images = images, Changes = changes };
    }

    private static bool IsLost(RepositoryImage image, Dictionary<ResourceAddress, Snapshot?> replaced) =>
        replaced.GetValueOrDefault(image.Repository) is EcrRepositorySnapshot repository && repository.Uri == image.Uri;

    /// <summary>Makes the repositories, or makes them anew, and reads them again for their URIs.</summary>
    private async Task<World> PrepareAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var needed = comparison.Images.Where(image => image.NeedsPush).Select(image => image.Repository).ToHashSet();
        var missing = StepPlanner.Plan(comparison.Changes).Where(step => step.Change.Action is ResourceAction.Create or ResourceAction.Replace && needed.Contains(step.Change.Address)).ToList();
        if (missing.Count == 0) return comparison.World;
        await executor.ExecuteAsync(missing, cancellationToken);
        var snapshots = comparison.World.Snapshots.ToDictionary();
        foreach (var step in missing)
        {
            if (await ReadBack.FindAsync(step.Change.Kind, step.Change.Desired!, comparison.Context, cancellationToken) is not { } snapshot) continue;
            comparison.Context.Keep(snapshot);
            snapshots[snapshot.Address] = snapshot;
        }

        return comparison.World with { Snapshots = snapshots };
    }

    private async Task<RepositoryImage> PushAsync(KindContext context, PublishedImage published, RepositoryImage image, CancellationToken cancellationToken)
    {
        var uri = image.Uri ?? (context.Observed<EcrRepositorySpec>(image.Repository) as EcrRepositorySnapshot)?.Uri
            ?? throw new InvalidOperationException($"{image.Repository} has no URI after it was made.");
        var name = ImageName.Parse(uri);
        var (user, password) = state.Options.Registry is null ? await CredentialsAsync(context, cancellationToken) : (null, null);
        var request = new ImageRequest(
            name.Registry, name.Repository, published.Tag, user, password, published.BaseImage, published.RuntimeIdentifier, ImageName.IsInsecure(name.Registry));
        state.Events.Progress($"pushing the image to {request}");
        var answer = await state.Events.AskForImageAsync(request, cancellationToken);
        if (answer.Digest is not { } digest || !ImageName.IsDigest(digest))
            throw new DeploymentException(DeploymentOutcome.PushFailed, $"The image was not pushed to {request}: {answer.Failure ?? "the answer names no digest"}.");
        return image with { Uri = uri, Digest = digest };
    }

    private static async Task<(string? User, string? Password)> CredentialsAsync(KindContext context, CancellationToken cancellationToken)
    {
        var reply = await context.Aws.Ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), cancellationToken);
        var token = Encoding.UTF8.GetString(Convert.FromBase64String(reply.AuthorizationData[0].AuthorizationToken));
        var colon = token.IndexOf(':');
        return (token[..colon], token[(colon + 1)..]);
    }
}
