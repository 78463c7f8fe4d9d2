using System.Collections.Concurrent;

namespace Deploy.Engine.Clients;

/// <summary>The clients of a run by Region, made when a Region is first asked for: one set of credentials, one endpoint, one journal.</summary>
/// <param name="settings">What the clients of all Regions have in common; its Region is that of the run.</param>
/// <param name="journal">Follows all of them.</param>
public sealed class RegionalClients(ClientSettings settings, CallJournal journal)
{
    private readonly ConcurrentDictionary<string, Lazy<AwsClients>> _clients = new(StringComparer.Ordinal);

    /// <summary>The clients of a Region.</summary>
    /// <param name="region">The Region's system name, such as <c>eu-central-1</c>.</param>
    public AwsClients In(string region) =>
        _clients.GetOrAdd(region, name => new Lazy<AwsClients>(() => ClientFactory.Create(settings with { Region = name }, journal))).Value;
}
