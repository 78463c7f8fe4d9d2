namespace Deploy.Local.Services;

/// <summary>Who signs with which access key; offered by STS.</summary>
public interface ISessions
{
    /// <summary>The session of a role that was assumed; null for every other key.</summary>
    RoleSession? Find(string accessKeyId);

    /// <summary>Whether a key and its session token are of a task's role, or of a role that one assumed, and have not expired.</summary>
    bool IsOfTask(string accessKeyId, string sessionToken);
}

/// <summary>A role that somebody assumed.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Arn">The session's own ARN, which is the caller's.</param>
/// <param name="IsJudged">Whether its policies count always: that of a task, and whatever it assumed. Else they count where an identity is set.</param>
/// <param name="IsExpired">Whether it has ended, so that its requests are refused.</param>
public sealed record RoleSession(string RoleArn, string Arn, bool IsJudged, bool IsExpired);
