namespace Deploy.Local.Services;

/// <summary>Begins sessions in the name of AWS's own services, as ECS does for tasks; offered by STS.</summary>
public interface IRoleSessions
{
    /// <summary>A new session. Its requests are judged by the role's policies, whether an identity is set or not.</summary>
    /// <param name="roleArn">The role's ARN; that the service may assume it is the caller's to check.</param>
    /// <param name="sessionName">The last part of the session's ARN: a task's id.</param>
    /// <param name="duration">How long it lasts by the clock of the machine, which the program goes by.</param>
    RoleCredentials Create(string roleArn, string sessionName, TimeSpan duration);
}

/// <summary>What a program signs with in the name of a role.</summary>
/// <param name="AccessKeyId">The key that stands for the session.</param>
/// <param name="SecretAccessKey">Nothing checks it: Local knows a caller by the key.</param>
/// <param name="SessionToken">Checked only where others reach Local, too.</param>
/// <param name="Expires">Seconds since 1970, by the clock of the machine.</param>
public sealed record RoleCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, double Expires);
