using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>ECS's errors with its codes and, where they are known, its words.</summary>
internal static class EcsErrors
{
    /// <summary>The request is wrong in what it says, not in form.</summary>
    public static LocalServiceException Client(string message) => new("ClientException", message);

    public static LocalServiceException Invalid(string message) => new("InvalidParameterException", message);

    public static LocalServiceException Unsupported(string message) => new("UnsupportedFeatureException", message);

    public static LocalServiceException NoCluster() => new("ClusterNotFoundException", "Cluster not found.");

    public static LocalServiceException InactiveCluster() => new("ClusterNotFoundException", "The referenced cluster was inactive.");

    public static LocalServiceException NoNamespace(string nameOrArn) => new("NamespaceNotFoundException", $"The specified namespace {nameOrArn} was not found.");

    public static LocalServiceException NoGateway() => new("GatewayNotFoundException", "Gateway not found.");

    public static LocalServiceException NoResource(string message) => new("ResourceNotFoundException", message);

    public static LocalServiceException NoService() => new("ServiceNotFoundException", "Service not found.");

    public static LocalServiceException InactiveService() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static LocalServiceException NoDefinition() => Client("TaskDefinition not found.");

    public static LocalServiceException InactiveDefinition() => Client("TaskDefinition is inactive");

    public static LocalServiceException BadToken() => Invalid("Invalid token");
}
