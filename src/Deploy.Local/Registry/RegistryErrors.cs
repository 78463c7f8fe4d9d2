using Deploy.Local.Registry.Storage;

namespace Deploy.Local.Registry;

/// <summary>Every error that the registry answers, in one table.</summary>
internal static class RegistryErrors
{
    public static RegistryException Unauthorized() => new(StatusCodes.Status401Unauthorized, "UNAUTHORIZED",
        "Credentials are missing, wrong or expired: use user AWS and the password of ECR's GetAuthorizationToken.");

    public static RegistryException Denied(RepositoryRules rules) => new(StatusCodes.Status403Forbidden, "DENIED",
        $"The repository '{rules.Path}' is built in and read-only.");

    public static RegistryException NameInvalid(string name) => new(StatusCodes.Status400BadRequest, "NAME_INVALID",
        $"'{name}' is not a repository name.");

    public static RegistryException NameUnknown(string name, string registryId) => new(StatusCodes.Status404NotFound, "NAME_UNKNOWN",
        $"The repository with name '{name}' does not exist in the registry with id '{registryId}'");

    public static RegistryException BlobUnknown(Digest digest) => new(StatusCodes.Status404NotFound, "BLOB_UNKNOWN",
        "The repository has no such blob.", new { digest = digest.ToString() });

    public static RegistryException UploadUnknown(string id) => new(StatusCodes.Status404NotFound, "BLOB_UPLOAD_UNKNOWN",
        "The repository has no such upload.", new { uuid = id });

    public static RegistryException UploadInvalid(string message) => new(StatusCodes.Status400BadRequest, "BLOB_UPLOAD_INVALID", message);

    public static RegistryException RangeInvalid(long expected) => new(StatusCodes.Status416RangeNotSatisfiable, "BLOB_UPLOAD_INVALID",
        $"The chunk must begin at byte {expected}.");

    public static RegistryException LayerTooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, "SIZE_INVALID",
        $"A layer may have at most {limit} bytes.");

    public static RegistryException DigestInvalid(string? digest, string reason) => new(StatusCodes.Status400BadRequest, "DIGEST_INVALID",
        $"The digest '{digest}' {reason}.");

    public static RegistryException ManifestUnknown(string name, string reference, string registryId) => new(StatusCodes.Status404NotFound, "MANIFEST_UNKNOWN",
        $"Requested image not found: '{reference}' in the repository with name '{name}' in the registry with id '{registryId}'");

    public static RegistryException ManifestInvalid(string message) => new(StatusCodes.Status400BadRequest, "MANIFEST_INVALID", message);

    public static RegistryException ManifestTooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, "MANIFEST_INVALID",
        $"A manifest may have at most {limit} bytes.");

    public static RegistryException ManifestBlobUnknown(Digest digest) => new(StatusCodes.Status400BadRequest, "MANIFEST_BLOB_UNKNOWN",
        "The manifest refers to content that was not pushed to this repository.", new { digest = digest.ToString() });

    public static RegistryException TagImmutable(string name, string tag) => new(StatusCodes.Status400BadRequest, "TAG_INVALID",
        $"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the tag is immutable.");

    public static RegistryException TagInvalid(string tag) => new(StatusCodes.Status400BadRequest, "TAG_INVALID",
        $"'{tag}' is neither a tag (up to 128 letters, digits, '.', '_', '-', not beginning with '.' or '-') nor a digest.");

    public static RegistryException Unsupported() => new(StatusCodes.Status405MethodNotAllowed, "UNSUPPORTED",
        "The registry does not support this operation.");

    public static RegistryException NotStored(string why) => new(StatusCodes.Status500InternalServerError, "UNKNOWN",
        $"Local cannot keep the image: {why} Make room in the folder of its state, and deploy again.");

    public static RegistryException PageInvalid(string n) => new(StatusCodes.Status400BadRequest, "PAGINATION_NUMBER_INVALID",
        $"n must be a whole number from 0, not '{n}'.");
}
