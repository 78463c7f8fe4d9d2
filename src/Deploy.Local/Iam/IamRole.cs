using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>A role as it is kept in the state. Documents are kept as they were sent.</summary>
public sealed class IamRole
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string Id { get; set; } = "";

    public double CreatedAt { get; set; }

    public string TrustPolicy { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>Seconds.</summary>
    public int MaxSessionDuration { get; set; } = 3600;

    public string? PermissionsBoundary { get; set; }

    /// <summary>Inline policies by name.</summary>
    public SortedDictionary<string, string> Policies { get; set; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of attached managed policies, in the order they were attached.</summary>
    public List<string> AttachedPolicies { get; set; } = [];

    public TagSet Tags { get; set; } = new();

    /// <summary>A role that belongs to an AWS service and that only the service changes.</summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>The partition of the Region that it was made from.</summary>
    public string Partition { get; set; } = Partitions.Aws;

    /// <summary>The account that it is named with: a stand-in keeps that of the account it stands in for.</summary>
    public string Account { get; set; } = LocalAccount.Id;

    public string Arn() => new Arn("iam", "", Account, $"role{Path}{Name}") { Partition = Partition }.ToString();
}
