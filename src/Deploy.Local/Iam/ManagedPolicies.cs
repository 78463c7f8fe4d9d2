using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>AWS's own managed policies, as far as Local knows them.</summary>
/// <remarks>
/// A policy whose name is in the table must be referenced with its path (<c>service-role/</c> is what people forget);
/// of AWS's policies that are not in the table every path is believed.
/// </remarks>
internal static class ManagedPolicies
{
    private const string Prefix = "policy/";

    private static readonly Dictionary<string, string> PathByName = new(StringComparer.Ordinal)
    {
        ["AmazonEC2ContainerServiceEventsRole"] = "/service-role/",
        ["AmazonEC2ContainerServiceforEC2Role"] = "/service-role/",
        ["AmazonECSInfrastructureRolePolicyForLoadBalancers"] = "/",
        ["AmazonECSInfrastructureRolePolicyForVolumes"] = "/service-role/",
        ["AmazonECSTaskExecutionRolePolicy"] = "/service-role/",
        ["AmazonECS_FullAccess"] = "/",
        ["AmazonDynamoDBFullAccess"] = "/",
        ["AmazonDynamoDBReadOnlyAccess"] = "/",
        ["AmazonEC2ContainerRegistryPullOnly"] = "/",
        ["AmazonEC2ContainerRegistryReadOnly"] = "/",
        ["AmazonS3FullAccess"] = "/",
        ["AmazonS3ReadOnlyAccess"] = "/",
        ["AmazonSQSFullAccess"] = "/",
        ["AmazonSSMManagedInstanceCore"] = "/",
        ["AmazonSSMReadOnlyAccess"] = "/",
        ["AWSXRayDaemonWriteAccess"] = "/",
        ["CloudWatchAgentServerPolicy"] = "/",
        ["CloudWatchLogsFullAccess"] = "/",
        ["SecretsManagerReadWrite"] = "/",
    };

    /// <summary>Path and name of the policy.</summary>
    /// <exception cref="LocalServiceException">The text is no policy's ARN, or there is no such policy.</exception>
    public static (string Path, string Name) Require(string text)
    {
        if (Arn.TryParse(text) is not { Service: "iam", Region: "" } arn || !arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
            throw IamErrors.InvalidInput($"ARN {text} is not valid.");

        var name = Arn.LastSegment(arn.Resource);
        var path = "/" + arn.Resource[Prefix.Length..^name.Length];
        // Local has no operation that makes a policy, so the account's own do not exist.
        var exists = arn.Account == "aws" && PathByName.GetValueOrDefault(name, path) == path;
        return exists ? (path, name) : throw IamErrors.ManagedPolicyNotFound(text);
    }
}
