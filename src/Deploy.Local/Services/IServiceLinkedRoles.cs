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
    void Ensure(string service);

    /// <summary>The ARN that the role has, or would have.</summary>
    string ArnOf(string service);
}
