namespace Deploy.Local.Services;

/// <summary>The roles that belong to AWS's services; offered by IAM.</summary>
public interface IServiceLinkedRoles
{
    /// <summary>How long after its creation the service can assume such a role, at speed 1. Default: at once.</summary>
    TimeSpan Delay { get; set; }

    /// <summary>Whether the service can assume its role by now.</summary>
    /// <param name="service">Such as <c>ecs.amazonaws.com</c>.</param>
    bool IsUsable(string service);

    /// <summary>Makes the role, unless it is there.</summary>
    /// <param name="service">Such as <c>ecs.amazonaws.com</c>.</param>
    /// <param name="region">Tells the partition.</param>
    void Ensure(string service, string region);

    /// <summary>The ARN that the role has, or would have.</summary>
    /// <param name="service">Such as <c>ecs.amazonaws.com</c>.</param>
    /// <param name="region">Tells the partition.</param>
    string ArnOf(string service, string region);
}
