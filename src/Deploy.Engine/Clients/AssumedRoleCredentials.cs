using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Deploy.Engine.Clients;

/// <summary>Credentials of a stage's role, renewed while a long wait goes on. The SDK's own class does not know the run's endpoint.</summary>
public sealed class AssumedRoleCredentials : RefreshingAWSCredentials
{
    private readonly IAmazonSecurityTokenService _sts;
    private readonly string _roleArn;
    private readonly string _sessionName;

    /// <summary>Credentials of a role that the caller of <paramref name="sts"/> may assume.</summary>
    public AssumedRoleCredentials(IAmazonSecurityTokenService sts, string roleArn, string sessionName)
    {
        _sts = sts;
        _roleArn = roleArn;
        _sessionName = sessionName;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var reply = await _sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = _roleArn, RoleSessionName = _sessionName });
        return new CredentialsRefreshState(reply.Credentials.GetCredentials(), reply.Credentials.Expiration ?? DateTime.UtcNow.AddMinutes(15));
    }
}
