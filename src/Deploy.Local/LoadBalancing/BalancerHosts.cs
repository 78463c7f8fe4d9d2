using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.LoadBalancing;

/// <summary>The load balancers of all Regions by the host names that lead to them. Where two have a name, the older one keeps it.</summary>
internal sealed class BalancerHosts : IBalancerHosts, IResettable
{
    private readonly SortedDictionary<string, IReadOnlyList<Named>> _regions = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, BalancerHost> _byName = new Dictionary<string, BalancerHost>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, BalancerHost> ByName => _byName;

    /// <summary>Takes over how a region is now. Called with the gate held.</summary>
    public void Refresh(string region, LoadBalancingState state)
    {
        _regions[region] = [.. state.LoadBalancers.Select(balancer => Read(balancer, state))];
        var found = new Dictionary<string, BalancerHost>(StringComparer.Ordinal);
        var all = _regions.Values.SelectMany(balancers => balancers).OrderBy(balancer => balancer.CreatedAt).ToList();
        // What a rule calls itself is no load balancer's own name.
        foreach (var names in new Func<Named, IEnumerable<string>>[] { balancer => balancer.Names, balancer => NamesOfRules(balancer.Host) })
            foreach (var balancer in all)
                foreach (var name in names(balancer))
                    found.TryAdd(name, balancer.Host);
        _byName = found;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _regions.Clear();
        _byName = new Dictionary<string, BalancerHost>();
    }

    private static Named Read(JsonObject balancer, LoadBalancingState state)
    {
        var name = balancer.RequiredText("LoadBalancerName");
        var listeners = state.Listeners.Where(listener => listener.Text("LoadBalancerArn") == balancer.Text("LoadBalancerArn"))
            .Select(listener => Listener(listener, state))
            .OrderBy(listener => listener.Port switch { 80 => 0, 443 => 1, var other => 1 + other });
        return new Named(
            balancer.Number("CreatedTime") ?? 0,
            [balancer.RequiredText("DNSName").ToLowerInvariant(), $"{name.ToLowerInvariant()}.localhost"],
            new BalancerHost(name, [.. listeners]));
    }

    private static BalancerListener Listener(JsonObject listener, LoadBalancingState state) => new(
        listener.Whole("Port") ?? 0,
        listener.Text("Protocol") is "HTTPS" or "TLS",
        [.. state.Rules.GetValueOrDefault(listener.RequiredText("ListenerArn"), [])
            .OrderBy(rule => int.TryParse(rule.Text("Priority"), out var priority) ? priority : int.MaxValue).Select(RuleReads.Of)]);

    /// <summary>Whole names below <c>localhost</c> that its rules tell apart: they lead to this machine.</summary>
    private static IEnumerable<string> NamesOfRules(BalancerHost host) =>
        from listener in host.Listeners
        from rule in listener.Rules
        from condition in rule.Conditions
        where condition.Field == "host-header"
        from value in condition.Values
        where value.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && value.IndexOfAny(['*', '?']) < 0
        select value.ToLowerInvariant();

    private sealed record Named(double CreatedAt, IReadOnlyList<string> Names, BalancerHost Host);
}
