using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>Starts the tasks of ECS targets, in the name of the target's role.</summary>
/// <param name="context">Local.</param>
/// <param name="service">Who invokes: the session's name, as refusals show it.</param>
/// <param name="principal">Its service principal, which must be able to assume the target's role.</param>
internal sealed class TargetInvocation(LocalContext context, string service, string principal)
{
    /// <summary>Tries it once.</summary>
    /// <param name="invocation">The target, which is one of ECS.</param>
    /// <param name="at">When, in seconds since 1970.</param>
    /// <returns>The ARNs of the tasks.</returns>
    /// <exception cref="LocalServiceException">What IAM or RunTask answers.</exception>
    public IReadOnlyList<string> Invoke(Invocation invocation, double at)
    {
        var starter = context.Peers.Find<ITaskStarter>() ?? throw new LocalServiceException("ServiceUnavailable", "Nothing here starts tasks.");
        if (context.Peers.Find<IRoleCatalog>()?.CanAssume(invocation.Role, principal) == false)
            throw Denied($"{principal} cannot assume the role {invocation.Role}.");
        var request = invocation.Request;
        foreach (var need in starter.Needs(request, invocation.Region))
            Demand(invocation, need);
        return starter.Start(request, invocation.Region, at);
    }

    /// <summary>Why the target's role may not do something; null: it may.</summary>
    public string? Refusal(Invocation invocation, AccessRequest need) =>
        context.Peers.Find<IAuthorization>()?.Evaluate(invocation.Role, service, invocation.Region, need).Refusal;

    private void Demand(Invocation invocation, AccessRequest need)
    {
        if (Refusal(invocation, need) is { } refused)
            throw Denied(refused);
    }

    private static LocalServiceException Denied(string why) => new("AccessDeniedException", why);
}
