using Amazon.ECR;
using Amazon.ECR.Model;
using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Repositories;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using ImageNotFoundException = Amazon.ECR.Model.ImageNotFoundException;

namespace Deploy.Engine.Images;

/// <summary>Finds out which image the plan's containers are to run, and whether a registry has it.</summary>
public sealed class ImageResolver(KindContext context, RunOptions options, PublishedImage? published, RegistryClient registry)
{
    /// <summary>The repositories from which containers run the project's own image.</summary>
    public static IReadOnlyList<ResourceAddress> RepositoriesOf(IEnumerable<ResourceSpec> resources) => resources
        .Where(resource => resource.Ownership != Ownership.External)
        .OfType<TaskDefinitionSpec>()
        .SelectMany(task => task.ContainerDefinitions)
        .Select(container => container.Repository)
        .OfType<ResourceAddress>()
        .Distinct()
        .Order()
        .ToList();

    /// <summary>The images, and from now on what <see cref="KindContext.ImageOf"/> gives.</summary>
    public async Task<IReadOnlyList<RepositoryImage>> ResolveAsync(CancellationToken cancellationToken)
    {
        var images = new List<RepositoryImage>();
        foreach (var repository in RepositoriesOf(context.Resources.Values)) images.Add(await ResolveAsync(repository, cancellationToken));
        Use(images);
        return images;
    }

    /// <summary>From now on <see cref="KindContext.ImageOf"/> gives these.</summary>
    public void Use(IReadOnlyList<RepositoryImage> images)
    {
        var references = images.ToDictionary(image => image.Repository, image => image.Reference);
        context.ImageOf = address => references.GetValueOrDefault(address, $"{address.Name}:(not built)");
    }

    private async Task<RepositoryImage> ResolveAsync(ResourceAddress repository, CancellationToken cancellationToken)
    {
        var uri = UriOf(repository);
        if (options.Image is { } image) return Promoted(repository, uri, image);
        if (published is null) return Deployed(repository, uri);
        if (uri is null) return new RepositoryImage(repository, null, published.Tag, null);
        var digest = options.Registry is { } host
            ? await registry.FindDigestAsync(host, context.NameOf(repository), published.Tag, cancellationToken)
            : await FindInEcrAsync(repository, published.Tag, cancellationToken);
        return new RepositoryImage(repository, uri, published.Tag, digest);
    }

    private string? UriOf(ResourceAddress repository) =>
        options.Registry is { } host ? $"{host}/{context.NameOf(repository)}" : (context.Observed<EcrRepositorySpec>(repository) as EcrRepositorySnapshot)?.Uri;

    /// <summary>An image that was built before, by digest: in this repository where the option names no other.</summary>
    private static RepositoryImage Promoted(ResourceAddress repository, string? uri, string image)
    {
        var name = ImageName.Parse(image);
        if (name.Digest is not { } digest || !ImageName.IsDigest(digest))
            throw new DeploymentException(
                DeploymentOutcome.RefusedByPreflight, $"--image {image} names no digest. Write repository@sha256:… with its 64 hexadecimal digits, so that the same image runs everywhere.");
        var place = name.Registry.Length > 0 ? $"{name.Registry}/{name.Repository}" : uri;
        return new RepositoryImage(repository, place, null, digest);
    }

    /// <summary>Without a publish directory what is deployed stays: the image of a container that runs from this repository.</summary>
    private RepositoryImage Deployed(ResourceAddress repository, string? uri)
    {
        var digest = uri is null ? null : context.Observed<TaskDefinitionSpec>()
            .SelectMany(snapshot => snapshot.Actual.ContainerDefinitions)
            .Select(container => container.Image ?? "")
            .Where(image => image.StartsWith(uri + "@", StringComparison.Ordinal))
            .Select(image => image[(uri.Length + 1)..])
            .FirstOrDefault();
        return new RepositoryImage(repository, uri, null, digest);
    }

    private async Task<string?> FindInEcrAsync(ResourceAddress repository, string tag, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await context.Aws.Ecr.DescribeImagesAsync(
                new DescribeImagesRequest { RepositoryName = context.NameOf(repository), ImageIds = [new ImageIdentifier { ImageTag = tag }] }, cancellationToken);
            return reply.ImageDetails?.FirstOrDefault()?.ImageDigest;
        }
        catch (ImageNotFoundException)
        {
            return null;
        }
        catch (RepositoryNotFoundException)
        {
            return null;
        }
    }
}
