using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Copies an image to another Region's registry, whose repository is made where there is none.</summary>
internal sealed class ImageReplication(EcrState state)
{
    private ImageStore Images => state.Registry.Images;

    /// <returns>Why it failed; null when the image is there.</returns>
    public string? Replicate(string source, BackfillRecord backfill, ReplicationRecord replication)
    {
        // Local is one account: no other registry lets it in.
        if (backfill.RegistryId != LocalAccount.Id)
            return "RegistryAccessDenied";
        var from = EcrState.Path(source, replication.Repository);
        if (!state.Of(source).ContainsKey(replication.Repository) || Images.Find(from, Digest.Parse(replication.Digest)) is not { } image)
            return "ImageNotFound";
        var repositories = state.Of(backfill.Region);
        if (!repositories.TryGetValue(replication.Repository, out var repository))
        {
            repository = new EcrRepository { Name = replication.Repository, CreatedAt = state.Context.Clock.Timestamp };
            repositories.Add(repository.Name, repository);
        }

        var into = EcrState.Path(backfill.Region, replication.Repository);
        if (replication.Tag is { } tag && TagMutability.IsImmutable(repository, tag)
            && Images.Resolve(into, tag) is { } present && present != image.Digest)
            return "ImageTagAlreadyExists";
        Copy(from, into, image, replication.Tag);
        return null;
    }

    private void Copy(string from, string into, StoredImage image, string? tag)
    {
        foreach (var entry in image.Document.Manifests)
            if (Images.Find(from, entry.Digest) is { } part)
                Copy(from, into, part, null);
        foreach (var layer in image.Document.Config is { } config ? [config, .. image.Document.Layers] : image.Document.Layers)
            state.Registry.Blobs.Mount(into, layer.Digest, from);
        Images.Put(into, image.Digest, image.Content, image.Document, tag);
    }
}
