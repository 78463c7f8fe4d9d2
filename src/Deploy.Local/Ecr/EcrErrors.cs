using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>ECR's errors with its sentences.</summary>
internal static class EcrErrors
{
    public static LocalServiceException InvalidParameter(string name, string constraint) =>
        new("InvalidParameterException", $"Invalid parameter at '{name}' failed to satisfy constraint: '{constraint}'");

    public static LocalServiceException RepositoryNotFound(string name, string registry) =>
        new("RepositoryNotFoundException", $"The repository with name '{name}' does not exist in the registry with id '{registry}'");

    public static LocalServiceException RepositoryExists(string name) =>
        new("RepositoryAlreadyExistsException", $"The repository with name '{name}' already exists in the registry with id '{LocalAccount.Id}'");

    public static LocalServiceException RepositoryNotEmpty(string name) =>
        new("RepositoryNotEmptyException", $"The repository with name '{name}' in registry with id '{LocalAccount.Id}' cannot be deleted because it still contains images");

    public static LocalServiceException LifecyclePolicyNotFound(string name) =>
        new("LifecyclePolicyNotFoundException", $"Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{LocalAccount.Id}'");

    public static LocalServiceException PolicyNotFound(string name) =>
        new("RepositoryPolicyNotFoundException", $"Repository policy does not exist for the repository with name '{name}' in the registry with id '{LocalAccount.Id}'");

    public static LocalServiceException ImageNotFound(string name, JsonObject id) => new(
        "ImageNotFoundException",
        $"The image with imageId {{imageDigest:'{id.Text("imageDigest") ?? "null"}', imageTag:'{id.Text("imageTag") ?? "null"}'}} does not exist within the repository with name '{name}' in the registry with id '{LocalAccount.Id}'");

    public static LocalServiceException ImageExists(string name, string digest, string? tag) => new(
        "ImageAlreadyExistsException",
        $"Image with digest '{digest}' and tag '{tag ?? "null"}' already exists in the repository with name '{name}' in registry with id '{LocalAccount.Id}'");

    public static LocalServiceException TagExists(string name, string tag) => new(
        "ImageTagAlreadyExistsException",
        $"The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the tag is immutable.");

    public static LocalServiceException DigestDiffers(string given, string actual) =>
        new("ImageDigestDoesNotMatchException", $"The specified digest '{given}' does not match the calculated digest '{actual}'");

    public static LocalServiceException LayersNotFound(string name, IEnumerable<string> digests) => new(
        "LayersNotFoundException",
        $"The layers with digests '[{string.Join(", ", digests)}]' required for pushing image into repository with name '{name}' in the registry with id '{LocalAccount.Id}' do not exist");

    public static LocalServiceException ReferencedImagesNotFound(string name, IEnumerable<string> digests) => new(
        "ReferencedImagesNotFoundException",
        $"Images with digests '[{string.Join(", ", digests)}]' required for pushing image into repository with name '{name}' in the registry with id '{LocalAccount.Id}' do not exist");

    public static LocalServiceException BackfillInProgress(string region) =>
        new("ReplicationBackfillInProgressException", $"A replication backfill to the Region '{region}' is already in progress.");

    public static LocalServiceException TooManyBackfills(int most) =>
        new("LimitExceededException", $"A registry can have at most {most} replication backfills in progress.");

    public static LocalServiceException BackfillNotFound(string id) => new(
        "ReplicationBackfillNotFoundException",
        $"The replication backfill with id '{id}' does not exist in the registry with id '{LocalAccount.Id}'");

    public static LocalServiceException BackfillNotStoppable(string id, string status) => new(
        "ReplicationBackfillInvalidStatusException",
        $"The replication backfill with id '{id}' is {status} and cannot be stopped.");

    public static LocalServiceException TooManyTags() => new("TooManyTagsException", "A repository can have at most 50 tags.");

    public static LocalServiceException InvalidTag(string message) => new("InvalidTagParameterException", message);
}
