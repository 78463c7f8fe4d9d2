using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>Roles that belong to a service of AWS. A new account has none, and one that was just made is not there yet for its service.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html"/>.</remarks>
internal sealed class ServiceLinkedRoles(LocalContext context, IamState state) : IServiceLinkedRoles
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["ecs.amazonaws.com"] = "AWSServiceRoleForECS",
        ["replication.ecr.amazonaws.com"] = "AWSServiceRoleForECRReplication",
        ["elasticloadbalancing.amazonaws.com"] = "AWSServiceRoleForElasticLoadBalancing",
        ["ecs.application-autoscaling.amazonaws.com"] = "AWSServiceRoleForApplicationAutoScaling_ECSService",
    };

    /// <inheritdoc/>
    public TimeSpan Delay
    {
        get => TimeSpan.FromSeconds(Settings.DelaySeconds);
        set => Settings.DelaySeconds = value.TotalSeconds;
    }

    private ServiceLinkedRoleSettings Settings => context.Store.Document<ServiceLinkedRoleSettings>("iam-service-linked", "global");

    public static string ArnOf(string service, string? suffix, string region) =>
        Arn.MakeGlobal("iam", Partitions.Of(region), $"role{PathOf(service)}{NameOf(service, suffix)}");

    /// <inheritdoc/>
    public bool IsUsable(string service) =>
        state.Find(NameOf(service, null)) is { } role && role.CreatedAt + context.Clock.Scale(Delay).TotalSeconds <= context.Clock.Timestamp;

    /// <inheritdoc/>
    public void Ensure(string service, string region)
    {
        if (state.Find(NameOf(service, null)) is null)
            state.TryAdd(New(service, region, null, null));
    }

    /// <inheritdoc/>
    string IServiceLinkedRoles.ArnOf(string service, string region) => ArnOf(service, null, region);

    public IamRole New(string service, string region, string? suffix, string? description) => new()
    {
        Name = NameOf(service, suffix),
        Path = PathOf(service),
        Partition = Partitions.Of(region),
        Id = "AROA" + Identifiers.Upper(17),
        CreatedAt = state.Now,
        Description = description,
        TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}""",
    };

    private static string PathOf(string service) => $"/aws-service-role/{service}/";

    private static string NameOf(string service, string? suffix)
    {
        var kind = service.Split('.')[0];
        var title = kind.Length <= 3 ? kind.ToUpperInvariant() : char.ToUpperInvariant(kind[0]) + kind[1..];
        return Names.GetValueOrDefault(service, $"AWSServiceRoleFor{title}") + (suffix is null ? "" : "_" + suffix);
    }
}

/// <summary>Kept in the state.</summary>
public sealed class ServiceLinkedRoleSettings
{
    public double DelaySeconds { get; set; }
}
