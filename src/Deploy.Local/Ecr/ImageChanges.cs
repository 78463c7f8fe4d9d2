using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>PutImage (a manifest, or one more tag of an image that is there) and BatchDeleteImage.</summary>
internal sealed class ImageChanges(EcrState state)
{
    private ImageStore Images => state.Registry.Images;

    public JsonObject Put(LocalCall call)
    {
        var (repository, input) = (state.Require(call), call.Input);
        var path = EcrState.Path(call.Region, repository.Name);
        var content = Encoding.UTF8.GetBytes(input.RequiredText("imageManifest"));
        var (digest, tag) = (Digest.Of(content), input.Text("imageTag"));
        if (input.Text("imageDigest") is { } given && given != digest.ToString())
            throw EcrErrors.DigestDiffers(given, digest.ToString());

        var document = Parse(content, input.Text("imageManifestMediaType"));
        CheckReferences(repository.Name, path, document);
        lock (Images.Gate(path))
        {
            var existing = tag is null ? null : Images.Resolve(path, tag);
            if (tag is null ? Images.Contains(path, digest) : existing == digest)
                throw EcrErrors.ImageExists(repository.Name, digest.ToString(), tag);
            if (existing is not null && TagMutability.IsImmutable(repository, tag!))
                throw EcrErrors.TagExists(repository.Name, tag!);
            var image = Images.Put(path, digest, content, document, tag);
            return new JsonObject { ["image"] = ImageOperations.Image(repository, image, tag) };
        }
    }

    public JsonObject BatchDelete(LocalCall call)
    {
        var path = EcrState.Path(call.Region, state.Require(call).Name);
        var (deleted, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in call.Input.Objects("imageIds"))
        {
            var selected = ImageSelection.Of(Images, path, id);
            if (selected.Image is not { } image)
            {
                failures.Add((JsonNode)ImageSelection.Failure(id, selected.FailureCode!, selected.FailureReason!));
                continue;
            }

            // The last tag takes the image with it.
            var wholeImage = selected.Tag is null || image.Tags.Count == 1;
            var lists = wholeImage ? ListsOf(path, image.Digest) : [];
            if (lists.Count > 0)
            {
                failures.Add((JsonNode)ImageSelection.Failure(id, "ImageReferencedByManifestList", $"Requested image referenced by manifest list: [{string.Join(", ", lists)}]"));
                continue;
            }

            if (wholeImage)
                Images.Remove(path, image.Digest);
            else
                Images.RemoveTag(path, selected.Tag!);
            foreach (var gone in wholeImage ? ImageOperations.Ids(image) : [ImageOperations.Id(image, selected.Tag)])
                deleted.Add((JsonNode)gone);
        }

        return new JsonObject { ["imageIds"] = deleted, ["failures"] = failures };
    }

    private List<Digest> ListsOf(string path, Digest digest) =>
        [.. Images.List(path).Where(list => list.Document.Manifests.Any(entry => entry.Digest == digest)).Select(list => list.Digest)];

    private void CheckReferences(string name, string path, ManifestDocument document)
    {
        IEnumerable<ManifestReference> content = document.Config is { } config ? [config, .. document.Layers] : document.Layers;
        var layers = content.Where(reference => !reference.IsElsewhere && !state.Registry.Blobs.Contains(path, reference.Digest)).ToList();
        if (layers.Count > 0)
            throw EcrErrors.LayersNotFound(name, layers.Select(layer => layer.Digest.ToString()));
        var images = document.Manifests.Where(reference => !Images.Contains(path, reference.Digest)).ToList();
        if (images.Count > 0)
            throw EcrErrors.ReferencedImagesNotFound(name, images.Select(image => image.Digest.ToString()));
    }

    private static ManifestDocument Parse(byte[] content, string? mediaType)
    {
        try
        {
            return ManifestDocument.Parse(content, mediaType);
        }
        catch (FormatException exception)
        {
            throw EcrErrors.InvalidParameter("ImageManifest", exception.Message);
        }
    }
}
