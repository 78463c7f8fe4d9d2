using System.Security.Cryptography;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>The region's state as it is now, and the look-ups that every operation needs.</summary>
internal sealed class CloudMapStore(LocalContext context)
{
    private const string Document = "cloud-map";
    private const int KeptOperations = 1000;

    /// <summary>Seconds in AWS, up to a minute where a zone of DNS is made.</summary>
    private static readonly TimeSpan OfNamespace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan OfInstance = TimeSpan.FromSeconds(0.4);

    /// <summary>How long a health status must have been told before it holds.</summary>
    private static readonly TimeSpan OfHealth = TimeSpan.FromSeconds(30);

    public LocalContext Context => context;

    public double Now => context.Clock.Timestamp;

    /// <summary>The regions that have any.</summary>
    public IReadOnlyList<string> Regions => context.Store.Regions(Document);

    public bool Exists(string region) => context.Store.Exists(Document, region);

    /// <summary>The state, without what is gone by now.</summary>
    public CloudMapState State(string region)
    {
        var state = context.Store.Document<CloudMapState>(Document, region);
        var now = Now;
        foreach (var gone in state.Namespaces.Values.Where(one => one.GoneAt <= now).ToList())
            state.Namespaces.Remove(gone.Id);
        foreach (var service in state.Services.Values)
            foreach (var instance in service.Instances.Values.ToList())
                Settle(service, instance, now);
        return state;
    }

    /// <summary>When something becomes what an operation makes of it; null: nothing will.</summary>
    public double? NextDue(string region)
    {
        var state = context.Store.Document<CloudMapState>(Document, region);
        var now = Now;
        double? first = null;
        foreach (var operation in state.Operations.Values)
            if (operation.DueAt > now && !(first <= operation.DueAt))
                first = operation.DueAt;
        foreach (var instance in state.Services.Values.SelectMany(service => service.Instances.Values))
            if (instance.Pending is { } change && !(first <= change.At))
                first = change.At;
        return first;
    }

    public NamespaceRecord Namespace(string region, string idOrArn) =>
        FindNamespace(region, idOrArn) ?? throw CloudMapErrors.NoNamespace(idOrArn);

    /// <summary>Null where there is none yet, or none any more.</summary>
    public NamespaceRecord? FindNamespace(string region, string idOrArn) =>
        State(region).Namespaces.GetValueOrDefault(Arn.LastSegment(idOrArn)) is { } found && found.ReadyAt <= Now ? found : null;

    public ServiceRecord Service(string region, string idOrArn) =>
        State(region).Services.GetValueOrDefault(Arn.LastSegment(idOrArn)) ?? throw CloudMapErrors.NoService(idOrArn);

    public InstanceRecord Instance(ServiceRecord service, string id) =>
        service.Instances.GetValueOrDefault(id) is { } found && found.ReadyAt <= Now ? found : throw CloudMapErrors.NoInstance(id);

    /// <summary>The instances that are there, in the order of their registration.</summary>
    public IEnumerable<InstanceRecord> Instances(ServiceRecord service) =>
        service.Instances.Values.Where(instance => instance.ReadyAt <= Now);

    /// <summary>Submits an operation.</summary>
    public OperationRecord Submit(string region, string type, params (string Kind, string Id)[] targets)
    {
        var now = Now;
        var usual = type.EndsWith("NAMESPACE", StringComparison.Ordinal) ? OfNamespace : OfInstance;
        var duration = context.Clock.Scale(usual).TotalSeconds;
        var operation = new OperationRecord
        {
            Id = $"{Id(32)}-{Id(8)}",
            Type = type,
            CreatedAt = now,
            PendingAt = now + (duration / 4),
            DueAt = now + duration,
            Targets = targets.ToDictionary(target => target.Kind, target => target.Id),
        };
        var operations = State(region).Operations;
        operations.Add(operation.Id, operation);
        var older = operations.Values.Where(kept => kept != operation).OrderBy(kept => kept.CreatedAt);
        foreach (var old in older.Take(Math.Max(0, operations.Count - KeptOperations)).ToList())
            operations.Remove(old.Id);
        return operation;
    }

    /// <summary>The operation on a thing that is not done yet.</summary>
    public OperationRecord? Running(string region, string kind, string id, string? serviceId = null) =>
        State(region).Operations.Values.FirstOrDefault(operation =>
        operation.DueAt > Now && operation.Targets.GetValueOrDefault(kind) == id
        && (serviceId is null || operation.Targets.GetValueOrDefault("SERVICE") == serviceId));

    /// <summary>Somebody tells how an instance is; it holds when nobody has told otherwise for half a minute.</summary>
    public void Tell(ServiceRecord service, InstanceRecord instance, string health)
    {
        if (health == instance.Health)
            instance.Pending = null;
        else if (instance.Pending?.Health != health)
            instance.Pending = new HealthChange(health, Now + context.Clock.Scale(OfHealth).TotalSeconds);
        Settle(service, instance, Now);
    }

    /// <summary>Part of an id: small letters and digits.</summary>
    public static string Id(int length) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);

    private static void Settle(ServiceRecord service, InstanceRecord instance, double now)
    {
        if (instance.GoneAt <= now)
        {
            service.Instances.Remove(instance.Id);
            service.Revision++;
        }

        if (instance.Pending is { } change && change.At <= now)
        {
            instance.Health = change.Health;
            instance.Pending = null;
            service.Revision++;
        }
    }
}
