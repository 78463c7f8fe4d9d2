namespace Deploy.Local.Services;

/// <summary>
/// The load balancers that answer here, by host name; offered by load balancing. Safe to ask on any thread: the answer is at most a moment old.
/// </summary>
public interface IBalancerHosts
{
    /// <summary>
    /// By host name without port, in lower case: the DNS name of each, <c>name.localhost</c>, and names of rules that lie below <c>localhost</c>.
    /// </summary>
    IReadOnlyDictionary<string, BalancerHost> ByName { get; }
}

/// <summary>A load balancer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Listeners">By the preference for requests that name no port of a listener: 80, 443, then the lowest.</param>
public sealed record BalancerHost(string Name, IReadOnlyList<BalancerListener> Listeners);

/// <summary>A listener.</summary>
/// <param name="Port">Its port at the load balancer.</param>
/// <param name="IsTls">Whether it speaks HTTPS or TLS on AWS; here it never does.</param>
/// <param name="Rules">In the order in which they are tried; the last has no condition.</param>
public sealed record BalancerListener(int Port, bool IsTls, IReadOnlyList<BalancerRule> Rules);

/// <summary>A rule.</summary>
/// <param name="Conditions">All must hold.</param>
/// <param name="Action">What ends it.</param>
/// <param name="Skipped">Types of actions that would come before and are not played, such as <c>authenticate-oidc</c>.</param>
public sealed record BalancerRule(IReadOnlyList<RuleCondition> Conditions, RuleAction? Action, IReadOnlyList<string> Skipped);
