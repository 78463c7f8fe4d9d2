using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>Tells the proxy how load balancers are now; by itself nothing of them changes.</summary>
internal sealed class LoadBalancingMovesOn(LocalContext context, BalancerHosts hosts) : IMovesOn
{
    /// <inheritdoc/>
    public void MoveOn(string region)
    {
        // Without tasks that run there is no proxy.
        if (context.Peers.Find<IForwardTargets>() is not null && context.Store.Exists("elbv2", region))
            hosts.Refresh(region, context.Store.Document<LoadBalancingState>("elbv2", region));
    }

    /// <inheritdoc/>
    public double? NextDue(string region) => null;
}
