using Amazon.Runtime;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Kinds;

/// <summary>
/// Calls that ECS makes good with its service-linked role. An account that has never used ECS has none, and one that was made a moment ago is
/// not everywhere yet. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html
/// </summary>
internal static class EcsServiceLinkedRole
{
    /// <summary>The service that the role is linked to.</summary>
    public const string Service = "ecs.amazonaws.com";

    /// <summary>Makes a call, again and again while ECS cannot assume the role yet, or <paramref name="isTooEarly"/> says so.</summary>
    /// <exception cref="InvalidOperationException">ECS cannot assume the role for good: the message says who has to do what.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<AmazonServiceException, bool> isTooEarly, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await Propagation.RetryAsync(call, e => IsNotAssumable(e) || isTooEarly(e), context.Time, context.Limit, cancellationToken);
        }
        catch (AmazonServiceException e) when (IsNotAssumable(e))
        {
            throw new InvalidOperationException(
                $"ECS cannot assume its service-linked role AWSServiceRoleForECS, which every account needs once: {e.Message.TrimEnd('.')}. "
                + $"Let somebody who may (iam:CreateServiceLinkedRole) run: {ServiceLinkedRoles.Command(Service)}. Then deploy again.",
                e);
        }
    }

    // "Unable to assume the service linked role. Please verify that the ECS service linked role exists."
    private static bool IsNotAssumable(AmazonServiceException e) => e.Message.Contains("service linked role", StringComparison.OrdinalIgnoreCase);
}
