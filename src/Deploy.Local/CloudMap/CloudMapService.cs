using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>AWS Cloud Map: namespaces, services, instances, and the operations that make them.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/cloud-map/latest/api/Welcome.html"/>.</remarks>
public sealed class CloudMapService : LocalService
{
    public CloudMapService(LocalContext context) : base("servicediscovery")
    {
        var store = new CloudMapStore(context);
        Access = new CloudMapAccess(store);
        context.Peers.Offer<IMovesOn>(new CloudMapMovesOn(store));
        context.Peers.Offer<ITagCatalog>(new CloudMapTagCatalog(store));
        context.Peers.Offer<IServiceDirectory>(new ServiceDirectory(store));

        var namespaces = new NamespaceOperations(store);
        On("CreateHttpNamespace", namespaces.CreateHttp);
        On("CreatePrivateDnsNamespace", namespaces.CreatePrivate);
        On("CreatePublicDnsNamespace", namespaces.CreatePublic);
        On("GetNamespace", namespaces.Get);
        On("ListNamespaces", namespaces.List);
        On("UpdateHttpNamespace", namespaces.Update);
        On("UpdatePrivateDnsNamespace", namespaces.Update);
        On("UpdatePublicDnsNamespace", namespaces.Update);
        On("DeleteNamespace", namespaces.Delete);

        var operations = new SubmittedOperations(store);
        On("GetOperation", operations.Get);
        On("ListOperations", operations.List);

        var services = new ServiceOperations(store);
        On("CreateService", services.Create);
        On("GetService", services.Get);
        On("ListServices", services.List);
        On("UpdateService", services.Update);
        On("DeleteService", services.Delete);
        var attributes = new AttributeOperations(store);
        On("GetServiceAttributes", attributes.Get);
        On("UpdateServiceAttributes", attributes.Update);
        On("DeleteServiceAttributes", attributes.Delete);

        var instances = new InstanceOperations(store);
        On("RegisterInstance", instances.Register);
        On("DeregisterInstance", instances.Deregister);
        On("GetInstance", instances.Get);
        On("ListInstances", instances.List);
        var health = new HealthOperations(store);
        On("GetInstancesHealthStatus", health.Get);
        On("UpdateInstanceCustomHealthStatus", health.Update);
        var discovery = new DiscoveryOperations(store);
        On("DiscoverInstances", discovery.Discover);
        On("DiscoverInstancesRevision", discovery.Revision);

        var tags = new TagOperations(store);
        On("TagResource", tags.Tag);
        On("UntagResource", tags.Untag);
        On("ListTagsForResource", tags.List);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidInput";

    /// <inheritdoc/>
    public override bool IsMutating(string operation) =>
        !operation.StartsWith("Discover", StringComparison.Ordinal) && base.IsMutating(operation);
}
