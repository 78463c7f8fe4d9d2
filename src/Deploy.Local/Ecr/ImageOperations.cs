using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Lists and reads the images that were pushed to a repository.</summary>
internal sealed class ImageOperations(EcrState state)
{
    private const int LargestPage = 1000;
    private const int UsualPage = 100;

    private ImageStore Images => state.Registry.Images;

    public JsonObject Describe(LocalCall call)
    {
        var repository = state.Require(call);
        var path = EcrState.Path(call.Region, repository.Name);
        if (!call.Input.ContainsKey("imageIds"))
        {
            var (page, next) = Paging.Of(Filtered(call, path), call.Input.Whole("maxResults") ?? UsualPage, call.Input.Text("nextToken"), LargestPage, EcrRepositoryLocal.BadToken);
            return Paging.Reply("imageDetails", page.Select(image => Detail(repository, image)), next);
        }

        if (call.Input.ContainsKey("maxResults") || call.Input.ContainsKey("nextToken"))
            throw EcrErrors.InvalidParameter("imageIds", "must not be used together with maxResults or nextToken");
        var found = call.Input.Objects("imageIds")
            .Select(id => ImageSelection.Of(Images, path, id).Image ?? throw EcrErrors.ImageNotFound(repository.Name, id))
            .DistinctBy(image => image.Digest);
        return new JsonObject { ["imageDetails"] = found.Select(image => Detail(repository, image)).ToJsonArray() };
    }

    public JsonObject List(LocalCall call)
    {
        var path = EcrState.Path(call.Region, state.Require(call).Name);
        var ids = Filtered(call, path).SelectMany(Ids).ToList();
        var (page, next) = Paging.Of(ids, call.Input.Whole("maxResults") ?? UsualPage, call.Input.Text("nextToken"), LargestPage, EcrRepositoryLocal.BadToken);
        return Paging.Reply("imageIds", page, next);
    }

    public JsonObject BatchGet(LocalCall call)
    {
        var repository = state.Require(call);
        var path = EcrState.Path(call.Region, repository.Name);
        var (images, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in call.Input.Objects("imageIds"))
        {
            var selected = ImageSelection.Of(Images, path, id);
            if (selected.Image is { } image)
                images.Add((JsonNode)Image(repository, image, selected.Tag));
            else
                failures.Add((JsonNode)ImageSelection.Failure(id, selected.FailureCode!, selected.FailureReason!));
        }

        return new JsonObject { ["images"] = images, ["failures"] = failures };
    }

    internal static JsonObject Image(EcrRepository repository, StoredImage image, string? tag) => EcrState.Identify(repository)
        .With("imageId", Id(image, tag))
        .With("imageManifest", Encoding.UTF8.GetString(image.Content.Span))
        .With("imageManifestMediaType", image.Document.MediaType);

    internal static JsonObject Id(StoredImage image, string? tag) =>
        new JsonObject { ["imageDigest"] = image.Digest.ToString() }.With("imageTag", tag);

    /// <summary>One id for each tag, or one without a tag.</summary>
    internal static IEnumerable<JsonObject> Ids(StoredImage image) =>
        image.Tags.Count == 0 ? [Id(image, null)] : image.Tags.Select(tag => Id(image, tag));

    private List<StoredImage> Filtered(LocalCall call, string path)
    {
        var filter = call.Input.Object("filter");
        return Images.List(path).Where(image => filter?.Text("tagStatus") switch
        {
            "TAGGED" => image.Tags.Count > 0,
            "UNTAGGED" => image.Tags.Count == 0,
            _ => true,
        } && filter?.Text("imageStatus") is null or "ACTIVE" or "ANY").ToList();
    }

    private static JsonObject Detail(EcrRepository repository, StoredImage image) => EcrState.Identify(repository)
        .With("imageDigest", image.Digest.ToString())
        .With("imageTags", image.Tags.Count == 0 ? null : image.Tags.ToJsonArray())
        .With("imageSizeInBytes", Size(image))
        .With("imagePushedAt", LocalClock.ToTimestamp(image.PushedAt))
        .With("imageManifestMediaType", image.Document.MediaType)
        .With("artifactMediaType", image.Document.ArtifactType ?? image.Document.Config?.MediaType)
        .With("subjectManifestDigest", image.Document.Subject?.ToString())
        .With("imageStatus", "ACTIVE");

    private static long Size(StoredImage image) =>
        MediaTypes.IsIndex(image.Document.MediaType) ? image.Content.Length : image.Document.ImageSize;
}
