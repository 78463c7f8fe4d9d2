namespace Deploy.Local.CloudMap.State;

/// <summary>What Cloud Map has in a region.</summary>
public sealed class CloudMapState
{
    /// <summary>By id.</summary>
    public Dictionary<string, NamespaceRecord> Namespaces { get; set; } = [];

    /// <summary>By id.</summary>
    public Dictionary<string, ServiceRecord> Services { get; set; } = [];

    /// <summary>By id, in the order in which they were submitted.</summary>
    public Dictionary<string, OperationRecord> Operations { get; set; } = [];
}
