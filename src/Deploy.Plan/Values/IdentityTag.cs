namespace Deploy.Plan.Values;

/// <summary>The tags that a deployment adds to those of the user.</summary>
public static class IdentityTag
{
    /// <summary>What the keys of all of them start with.</summary>
    public const string Prefix = "deploy-ecs:";

    /// <summary>
    /// The largest number of them that one resource gets: application, environment, address, project, the keys of the user's tags, and one of
    /// the kind's own (a task definition's hash, a service's count, a role's Region).
    /// </summary>
    public const int Most = 6;
}
