namespace Deploy.Local.Ecs.State;

/// <summary>The Service Connect configuration of a deployment, resolved as it was when the deployment began.</summary>
public sealed class ConnectRecord
{
    /// <summary>ARN of the namespace whose client the service is.</summary>
    public required string Namespace { get; set; }

    /// <summary>The names that the service has there; none where it only calls others.</summary>
    public List<ConnectServiceRecord> Services { get; set; } = [];

    /// <summary>The endpoints of the namespace, as <c>name:port</c>: its tasks know these and none that came later.</summary>
    public List<string> Endpoints { get; set; } = [];
}

/// <summary>One port of a service by Service Connect.</summary>
public sealed class ConnectServiceRecord
{
    public required string DiscoveryName { get; set; }

    /// <summary>ARN of the service in Cloud Map.</summary>
    public required string DiscoveryArn { get; set; }

    public int ContainerPort { get; set; }

    /// <summary>The name by which clients call it, in lower case.</summary>
    public required string DnsName { get; set; }

    /// <summary>The port at which they do.</summary>
    public int Port { get; set; }

    /// <summary>How many seconds an answer may take; null: any time.</summary>
    public int? RequestTimeout { get; set; }

    /// <summary>As clients name it.</summary>
    public string Endpoint() => $"{DnsName}:{Port}";
}
