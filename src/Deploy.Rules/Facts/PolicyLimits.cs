namespace Deploy.Rules.Facts;

/// <summary>Limits of IAM. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</summary>
internal static class PolicyLimits
{
    /// <summary>Characters of a role's inline policies, white space not counted.</summary>
    public const int InlineCharacters = 10240;

    /// <summary>Managed policies that can be attached to a role without a raised quota.</summary>
    public const int ManagedPolicies = 10;

    /// <summary>Managed policies that can be attached to a role with the quota raised as far as it goes.</summary>
    public const int RaisedManagedPolicies = 25;

    /// <summary>Characters of a role's description.</summary>
    public const int Description = 1000;
}
