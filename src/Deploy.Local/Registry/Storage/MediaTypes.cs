namespace Deploy.Local.Registry.Storage;

/// <summary>The media types of manifests that the registry stores, as ECR's <c>acceptedMediaTypes</c>.</summary>
public static class MediaTypes
{
    /// <summary>An image by the Open Container Initiative's format.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>Several images, one for each platform.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>An image by Docker's format, version 2 of schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker's list of images, one for each platform.</summary>
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>An image's configuration (OCI).</summary>
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>An uncompressed layer (OCI).</summary>
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>Whether a manifest of this type lists other manifests rather than layers.</summary>
    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerList;

    /// <summary>Whether the registry stores manifests of this type.</summary>
    public static bool IsManifest(string mediaType) => mediaType is OciManifest or DockerManifest || IsIndex(mediaType);
}
