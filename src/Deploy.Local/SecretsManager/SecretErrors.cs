using Deploy.Local.Services;

namespace Deploy.Local.SecretsManager;

/// <summary>Secrets Manager's errors with its sentences.</summary>
internal static class SecretErrors
{
    public static LocalServiceException NotFound() => new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    public static LocalServiceException NoValue(string stage) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for staging label: {stage}");

    public static LocalServiceException NoVersion(string id) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for VersionId: {id}");

    public static LocalServiceException Exists(string name) =>
        new("ResourceExistsException", $"The operation failed because the secret {name} already exists.");

    public static LocalServiceException Deleted() =>
        new("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");

    public static LocalServiceException Invalid(string message) => new("InvalidParameterException", message);
}
