namespace Deploy.Local.Services;

/// <summary>The one account that Local is.</summary>
public static class LocalAccount
{
    /// <summary>All of Local's ARNs carry it.</summary>
    public const string Id = "000000000000";

    /// <summary>Who every caller is, until it assumes a role.</summary>
    public const string CallerArn = $"arn:aws:iam::{Id}:user/local";

    /// <summary>The same, in the partition of a Region.</summary>
    public static string CallerArnIn(string region) => Arn.MakeGlobal("iam", Partitions.Of(region), "user/local");
}
