using System.Text.Json.Nodes;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Finds the image that an <c>imageId</c> (digest, tag or both) means, or says why there is none.</summary>
internal sealed record ImageSelection(StoredImage? Image, string? Tag, string? FailureCode = null, string? FailureReason = null)
{
    public static ImageSelection Of(ImageStore images, string path, JsonObject id)
    {
        var (digestText, tag) = (id.Text("imageDigest"), id.Text("imageTag"));
        if (digestText is null && tag is null)
            return Failed("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
        if (digestText is not null && !Digest.TryParse(digestText, out _))
            return Failed("InvalidImageDigest", "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'");

        var byTag = tag is null ? null : images.Resolve(path, tag);
        if (tag is not null && byTag is null)
            return Failed("ImageNotFound", "Requested image not found");
        if (digestText is not null && byTag is { } found && found.ToString() != digestText)
            return Failed("ImageTagDoesNotMatchDigest", $"The tag '{tag}' is not that of the image with digest '{digestText}'");

        var image = images.Find(path, byTag ?? Digest.Parse(digestText!));
        return image is null ? Failed("ImageNotFound", "Requested image not found") : new ImageSelection(image, tag);
    }

    /// <summary>The failure as an entry of <c>failures</c>.</summary>
    public static JsonObject Failure(JsonObject id, string code, string reason) =>
        new() { ["imageId"] = id.Copy(), ["failureCode"] = code, ["failureReason"] = reason };

    private static ImageSelection Failed(string code, string reason) => new(null, null, code, reason);
}
