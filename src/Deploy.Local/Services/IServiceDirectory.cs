namespace Deploy.Local.Services;

/// <summary>
/// Names and who stands for them; offered by Cloud Map. ECS asks it when a service is made, and tells it of tasks that come, go and
/// change. Called with the gate held.
/// </summary>
public interface IServiceDirectory
{
    /// <summary>Null when there is no such namespace. Of several with a name, the one that only DiscoverInstances knows.</summary>
    NamespaceFacts? Namespace(string nameOrArn, string region);

    /// <summary>Makes one that only DiscoverInstances knows.</summary>
    NamespaceFacts MakeNamespace(string name, string region);

    /// <summary>Whether names resolve in a network: it has a namespace with DNS, or there is a public one.</summary>
    bool HasDns(string? vpcId, string region);

    /// <summary>Null when there is no such service.</summary>
    DirectoryServiceFacts? Service(string arn, string region);

    /// <summary>The service of a namespace that has the name; null: the name is free.</summary>
    DirectoryServiceFacts? ServiceOfName(string namespaceArn, string name, string region);

    /// <summary>Makes a service that only DiscoverInstances knows.</summary>
    /// <param name="namespaceArn">Its namespace.</param>
    /// <param name="name">Its name, a free one.</param>
    /// <param name="madeFor">ARN of the ECS service for which it is made.</param>
    /// <param name="region">The region.</param>
    DirectoryServiceFacts MakeService(string namespaceArn, string name, string madeFor, string region);

    /// <summary>Removes services that were made for an ECS service, but for some, and those that still have instances.</summary>
    void RemoveServices(string madeFor, IReadOnlyCollection<string> but, string region);

    /// <summary>Registers an instance at once; nothing where the service is gone.</summary>
    void Register(string serviceArn, string instanceId, IReadOnlyDictionary<string, string> attributes, bool isHealthy, string region);

    /// <summary>Tells how an instance is; nothing where nobody may.</summary>
    void SetHealth(string serviceArn, string instanceId, bool isHealthy, string region);

    /// <summary>Deregisters an instance at once; nothing where it is gone.</summary>
    void Deregister(string serviceArn, string instanceId, string region);

    /// <summary>The names that DNS would know.</summary>
    IReadOnlyList<DnsName> Names(string region);
}

/// <summary>A namespace.</summary>
public sealed record NamespaceFacts(string Arn, string Name);

/// <summary>A service of Cloud Map.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="DnsName">The name that DNS knows; null: none.</param>
/// <param name="RecordTypes">Types of its DNS records, such as A and SRV.</param>
/// <param name="MadeFor">ARN of the ECS service for which it was made; null: a caller made it.</param>
public sealed record DirectoryServiceFacts(string Arn, string Name, string? DnsName, IReadOnlyList<string> RecordTypes, string? MadeFor);

/// <summary>A name that DNS would know.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Namespace">The name of its namespace.</param>
/// <param name="VpcId">The network that resolves it; null: all do.</param>
/// <param name="Instances">Those that DNS would tell: the healthy ones, or all where none is.</param>
public sealed record DnsName(string Name, string Namespace, string? VpcId, IReadOnlyList<DnsInstance> Instances);

/// <summary>An instance of a name.</summary>
/// <param name="Id">Its id; of a task that ECS registers, the task's.</param>
/// <param name="Address">Its address; null: it is another name, which is not followed here.</param>
public sealed record DnsInstance(string Id, string? Address);
