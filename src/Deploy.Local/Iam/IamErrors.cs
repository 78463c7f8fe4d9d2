using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>IAM's errors with its sentences.</summary>
internal static class IamErrors
{
    public static LocalServiceException RoleNotFound(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static LocalServiceException PolicyNotFound(string name) => NoSuchEntity($"The role policy with name {name} cannot be found.");

    public static LocalServiceException ManagedPolicyNotFound(string arn) => NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static LocalServiceException NotAttached(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static LocalServiceException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static LocalServiceException RoleExists(string name) => new("EntityAlreadyExists", $"Role with name {name} already exists.", 409);

    public static LocalServiceException DeleteConflict(string first) => new("DeleteConflict", $"Cannot delete entity, must {first} first.", 409);

    public static LocalServiceException Malformed(string message) => new("MalformedPolicyDocument", message, 400);

    public static LocalServiceException LimitExceeded(string message) => new("LimitExceeded", message, 409);

    public static LocalServiceException InvalidInput(string message) => new("InvalidInput", message, 400);

    public static LocalServiceException Unmodifiable(string name) => new(
        "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS", 400);
}
