using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Cloud Map's errors.</summary>
internal static class CloudMapErrors
{
    public static LocalServiceException Invalid(string message) => new("InvalidInput", message);

    public static LocalServiceException NoNamespace(string id) => new("NamespaceNotFound", $"No namespace with id {id} found.");

    public static LocalServiceException NoNamespaceOfName(string name) => new("NamespaceNotFound", $"No namespace with name {name} found.");

    public static LocalServiceException NoService(string id) => new("ServiceNotFound", $"No service with id {id} found.");

    public static LocalServiceException NoServiceOfName(string name) => new("ServiceNotFound", $"No service with name {name} found.");

    public static LocalServiceException NoInstance(string id) => new("InstanceNotFound", $"No instance with id {id} found.");

    public static LocalServiceException NoOperation(string id) => new("OperationNotFound", $"No operation with id {id} found.");

    public static LocalServiceException NoCustomHealth(string serviceId) =>
        new("CustomHealthNotFound", $"The service {serviceId} has no HealthCheckCustomConfig: nobody can tell how its instances are.");

    public static LocalServiceException InUse(string message) => new("ResourceInUse", message);

    public static LocalServiceException Duplicate(OperationRecord running) => new(
        "DuplicateRequest", "Another operation of this type and id is in progress.",
        details: new JsonObject { ["DuplicateOperationId"] = running.Id });

    public static LocalServiceException NamespaceExists(NamespaceRecord existing) => new(
        "NamespaceAlreadyExists", $"Namespace {existing.Name} already exists.",
        details: new JsonObject { ["CreatorRequestId"] = existing.CreatorRequestId, ["NamespaceId"] = existing.Id });

    public static LocalServiceException ServiceExists(ServiceRecord existing) => new(
        "ServiceAlreadyExists", "Service already exists.",
        details: new JsonObject
        {
            ["CreatorRequestId"] = existing.CreatorRequestId,
            ["ServiceId"] = existing.Id,
            ["ServiceArn"] = existing.Arn,
        });

    public static LocalServiceException NoResource(string arn) => new("ResourceNotFoundException", $"The resource {arn} does not exist.");

    public static LocalServiceException TooManyTags(string arn) => new(
        "TooManyTagsException", "A resource can have at most 50 tags.", details: new JsonObject { ["ResourceName"] = arn });

    public static LocalServiceException BadToken() => Invalid("NextToken is not valid.");
}
