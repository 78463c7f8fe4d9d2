namespace Deploy.Local.Sts;

/// <summary>An assumed role by the access key that stands for it.</summary>
/// <param name="UserId">The role's id and the session's name.</param>
/// <param name="Account">The role's account.</param>
/// <param name="Arn">The session's own ARN.</param>
/// <param name="Expires">Seconds since 1970, by the clock of the machine.</param>
/// <param name="RoleArn">The role with its path.</param>
public sealed record StsSession(string UserId, string Account, string Arn, double Expires, string RoleArn = "")
{
    /// <summary>The role's policies count for it although no identity is set.</summary>
    public bool IsJudged { get; init; }

    /// <summary>The session token; empty in one of an older state.</summary>
    public string Token { get; init; } = "";
}
