using System.Net;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>The names of a region, and what each of its tasks may make of them.</summary>
/// <param name="Places">Where each task that runs stands, by its id.</param>
/// <param name="Endpoints">The endpoints of Service Connect.</param>
/// <param name="Names">The names that DNS would know.</param>
/// <param name="EndpointOf">Where a task's program listens for a port of its container; null: it runs no process here.</param>
internal sealed record NameTable(
    IReadOnlyDictionary<string, TaskPlace> Places, IReadOnlyList<ConnectEndpoint> Endpoints, IReadOnlyList<DnsName> Names,
    Func<string, int, IPEndPoint?> EndpointOf)
{
    /// <inheritdoc cref="ITaskNames.Find"/>
    public NameAnswer? Find(string taskId, string host, int port)
    {
        if (Places.GetValueOrDefault(taskId) is not { } place)
            return null;
        var called = host.ToLowerInvariant().TrimEnd('.');
        var name = $"{called}:{port}";
        var known = Endpoints.Where(endpoint => endpoint.Host == called).ToList();
        var own = known.Find(endpoint => endpoint.Namespace == place.Namespace && endpoint.Port == port);
        if (own is not null && place.Endpoints.Contains(name))
            return new NameAnswer(name) { Targets = own.Targets, WhyNone = own.WhyNone, Timeout = own.Timeout };
        var named = Names.Where(entry => entry.Name == called).ToList();
        if (named.Find(entry => Sees(place, entry)) is { } dns)
            return new NameAnswer(name) { Targets = Targets(dns, port), WhyNone = WhyNone(dns) };
        var why = own is not null ? Later(place, own, name)
            : known.Count > 0 ? NotThere(place, known, name)
            : named.Count > 0 ? Elsewhere(place, named[0])
            : Names.FirstOrDefault(entry => IsZoneOf(place, entry) && called.EndsWith($".{entry.Namespace}", StringComparison.OrdinalIgnoreCase)) is { } sibling
                ? $"{called}: the namespace {sibling.Namespace} has no service of that name."
            : null;
        return why is null ? null : new NameAnswer(name) { Refusal = why };
    }

    /// <inheritdoc cref="ITaskNames.KnownTo"/>
    public IReadOnlyList<string> KnownTo(string taskId)
    {
        if (Places.GetValueOrDefault(taskId) is not { } place)
            return [];
        var named = Names.Where(entry => Sees(place, entry)).Select(entry => entry.Name);
        return [.. place.Endpoints.Concat(named).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool Sees(TaskPlace place, DnsName entry) => entry.VpcId is null || entry.VpcId == place.VpcId;

    /// <summary>A private zone hides everything else below its name, in its own network only.</summary>
    private static bool IsZoneOf(TaskPlace place, DnsName entry) => entry.VpcId is not null && entry.VpcId == place.VpcId;

    private static string Elsewhere(TaskPlace place, DnsName entry) =>
        $"{entry.Name} is a name of the namespace {entry.Namespace} in {entry.VpcId}; {place.Who} is in {place.VpcId ?? "no VPC"}.";

    private static string Later(TaskPlace place, ConnectEndpoint endpoint, string name) =>
        $"{name} came to the namespace after the deployment of {place.Who} began, and tasks know only what was there then, on ECS too: "
        + $"deploy {place.Who} again, and in future after {endpoint.Service}.";

    private static string NotThere(TaskPlace place, List<ConnectEndpoint> known, string name)
    {
        if (place.Namespace is null)
            return $"{name} is a name of Service Connect, and {place.Who} is no client of it: "
                + $"a serviceConnectConfiguration with enabled and the namespace {known[0].Namespace} makes it one.";
        return known.Find(endpoint => endpoint.Namespace == place.Namespace) is { } other
            ? $"{name}: Service Connect has {other.Host} at port {other.Port}."
            : $"{name} is a name of the namespace {known[0].Namespace}; {place.Who} is a client of {place.Namespace}.";
    }

    /// <summary>Instances that are tasks are asked where their programs listen; others are who they say.</summary>
    private List<HostTarget> Targets(DnsName dns, int port)
    {
        var targets = new List<HostTarget>();
        foreach (var instance in dns.Instances)
        {
            if (Places.TryGetValue(instance.Id, out var task))
            {
                if (task.IsWell && EndpointOf(instance.Id, port) is { } endpoint)
                    targets.Add(new HostTarget(instance.Id, endpoint));
            }
            else if (instance.Address is { } text && IPAddress.TryParse(text, out var address))
            {
                targets.Add(new HostTarget($"instance/{instance.Id}", new IPEndPoint(address, port)));
            }
        }

        return targets;
    }

    private static string WhyNone(DnsName dns) => dns.Instances.Count == 0
        ? $"{dns.Name}: no instance is registered."
        : $"{dns.Name}: none of its {dns.Instances.Count} instances is a task that is well and runs here.";
}

/// <summary>Where a task stands among names.</summary>
/// <param name="Who">The service, or the task, in words.</param>
/// <param name="Namespace">ARN of the namespace whose client it is; null: of none.</param>
/// <param name="Endpoints">The endpoints that its deployment knows, as <c>name:port</c>.</param>
/// <param name="VpcId">Its network.</param>
/// <param name="IsWell">Whether it takes requests.</param>
internal sealed record TaskPlace(string Who, string? Namespace, IReadOnlySet<string> Endpoints, string? VpcId, bool IsWell);

/// <summary>An endpoint of Service Connect.</summary>
/// <param name="Namespace">ARN of its namespace.</param>
/// <param name="Host">Its name, in lower case.</param>
/// <param name="Port">Its port.</param>
/// <param name="Service">The ECS service behind it.</param>
internal sealed record ConnectEndpoint(string Namespace, string Host, int Port, string Service)
{
    /// <summary>The tasks that answer there, in the order of their age.</summary>
    public List<HostTarget> Targets { get; } = [];

    /// <summary>What to tell whoever calls while none does.</summary>
    public string WhyNone { get; init; } = "";

    /// <summary>How long an answer may take; null: any time.</summary>
    public TimeSpan? Timeout { get; init; }
}
