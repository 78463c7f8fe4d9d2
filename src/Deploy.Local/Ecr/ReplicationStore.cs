using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Finds what a Region's registry replicates.</summary>
internal sealed class ReplicationStore(LocalContext context)
{
    private const string Document = "ecr-replication";
    private const string Everywhere = "global";

    /// <summary>Whether anything was ever configured.</summary>
    public bool Exists => context.Store.Exists(Document, Everywhere);

    public ReplicationState All => context.Store.Document<ReplicationState>(Document, Everywhere);

    public RegistryReplication Of(string region)
    {
        var registries = All.Registries;
        if (!registries.TryGetValue(region, out var registry))
            registries.Add(region, registry = new RegistryReplication());
        return registry;
    }
}
