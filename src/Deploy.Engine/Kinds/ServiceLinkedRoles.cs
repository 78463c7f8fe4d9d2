using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Kinds;

/// <summary>
/// The roles that AWS's services act with in an account. Their creation needs a permission of its own, iam:CreateServiceLinkedRole; without it
/// ECS makes a cluster and silently no role, and then refuses every service.
/// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
/// </summary>
internal static class ServiceLinkedRoles
{
    /// <summary>Makes sure that the role of a service exists: one call where it does, two where it is made.</summary>
    /// <param name="service">The service's principal, such as <c>ecs.amazonaws.com</c>.</param>
    /// <param name="context">The run.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<ServiceLinkedRoleResult> EnsureAsync(string service, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (await ExistsAsync(service, context, cancellationToken)) return new ServiceLinkedRoleResult(null, IsWarning: false);
            await context.Aws.Iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = service }, cancellationToken);
            return new ServiceLinkedRoleResult($"created the service-linked role of {service}, which this account did not have", IsWarning: false);
        }
        catch (InvalidInputException e) when (e.Message.Contains("has been taken", StringComparison.OrdinalIgnoreCase))
        {
            // The list did not show it yet, or somebody was faster.
            return new ServiceLinkedRoleResult(null, IsWarning: false);
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            return new ServiceLinkedRoleResult(
                $"Whether this account has the service-linked role of {service} is not certain: {ServiceErrors.ActionOf(e)} is denied. "
                + $"If it has none, ECS will refuse services; somebody who may has to run once: {Command(service)}.",
                IsWarning: true);
        }
    }

    /// <summary>The command that makes the role of a service.</summary>
    public static string Command(string service) => $"aws iam create-service-linked-role --aws-service-name {service}";

    // A list by path needs no permission on the role itself, and tells "none" from "denied".
    private static async Task<bool> ExistsAsync(string service, KindContext context, CancellationToken cancellationToken) =>
        (await context.Aws.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = $"/aws-service-role/{service}/", MaxItems = 1 }, cancellationToken)).Roles is { Count: > 0 };
}

/// <summary>What became of a service-linked role.</summary>
/// <param name="Text">A line for people; null: nothing to say.</param>
/// <param name="IsWarning">True where it may be missing.</param>
internal sealed record ServiceLinkedRoleResult(string? Text, bool IsWarning);
