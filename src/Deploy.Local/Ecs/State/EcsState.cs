namespace Deploy.Local.Ecs.State;

/// <summary>All clusters and gateways of a region. Times are seconds since 1970.</summary>
public sealed class EcsState
{
    public Dictionary<string, ClusterRecord> Clusters { get; set; } = [];

    /// <summary>By name.</summary>
    public Dictionary<string, GatewayRecord> Gateways { get; set; } = [];

    /// <summary>By ARN or name; null when there is no such gateway.</summary>
    public GatewayRecord? Gateway(string nameOrArn) => nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
        ? Gateways.Values.FirstOrDefault(gateway => gateway.Arn == nameOrArn)
        : Gateways.GetValueOrDefault(nameOrArn);
}
