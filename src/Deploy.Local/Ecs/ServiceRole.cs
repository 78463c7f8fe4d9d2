using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>The service-linked role of ECS.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html"/>.</remarks>
internal sealed class ServiceRole(LocalContext context)
{
    private const string Service = "ecs.amazonaws.com";

    /// <summary>Making a cluster makes the role where the caller may do that, and says nothing where he may not.</summary>
    public void MakeFor(LocalCall call)
    {
        if (context.Peers.Find<IServiceLinkedRoles>() is not { } roles)
            return;
        var request = new AccessRequest("iam:CreateServiceLinkedRole", roles.ArnOf(Service, call.Region), new AccessContext().With("iam:AWSServiceName", Service));
        if (context.Peers.Find<IAuthorization>()?.EvaluateCaller(call.AccessKeyId, call.Region, request).IsAllowed != false)
            roles.Ensure(Service, call.Region);
    }

    /// <summary>Makes the role, whoever asks.</summary>
    public void MakeIn(string region) => context.Peers.Find<IServiceLinkedRoles>()?.Ensure(Service, region);

    /// <exception cref="LocalServiceException">ECS cannot act in the account's name: there is no role, or it is too young.</exception>
    public void Require()
    {
        if (context.Peers.Find<IServiceLinkedRoles>() is { } roles && !roles.IsUsable(Service))
            throw EcsErrors.Invalid("Unable to assume the service linked role. Please verify that the ECS service linked role exists.");
    }
}
