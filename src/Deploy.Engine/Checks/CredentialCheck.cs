using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Deploy.Aws.Login;
using Deploy.Engine.Clients;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Checks;

/// <summary>Finds the caller's credentials.</summary>
public static class CredentialCheck
{
    /// <summary>What the local AWS is called with: it asks for a signature and trusts everybody. Never the user's own credentials.</summary>
    private const string LocalKey = "local";

    private const string HowTo =
        "Log in (aws login or aws sso login), set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, give --profile, or let CI assume a role by OIDC. To try without an account: -p:DeployToEcs=local.";

    private const string SetTheClock =
        "Set it by the network: timedatectl set-ntp true (Linux), sntp -sS time.apple.com (macOS), w32tm /resync (Windows); a container or virtual machine has its host's.";

    /// <summary>The credentials.</summary>
    /// <exception cref="DeploymentException">There are none.</exception>
    public static async Task<AWSCredentials> FindAsync(RunOptions options, CancellationToken cancellationToken)
    {
        if (options.Local) return new BasicAWSCredentials(LocalKey, LocalKey);
        LoginClient.Register();
        try
        {
            var credentials = options.Profile is { } profile ? OfProfile(profile) : await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync();
            // A chain may name a source that has nothing to give, such as a token that expired.
            await credentials.GetCredentialsAsync().WaitAsync(options.Timeout, cancellationToken);
            return credentials;
        }
        catch (TimeoutException e)
        {
            // A program that a profile names may ask somebody who is not there.
            throw Refused($"No AWS credentials: they do not come within {options.Timeout.TotalMinutes:0.##} minutes. {HowTo}", e);
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or InvalidOperationException or HttpRequestException)
        {
            throw Refused($"No AWS credentials: {FirstLine(e)} {WayRound(options.Profile)}{HowTo}", e);
        }
    }

    /// <summary>The refusal for credentials that AWS does not accept.</summary>
    public static DeploymentException Rejected(AmazonServiceException exception) => Refused(RejectedText(exception), exception);

    /// <summary>What AWS does not accept, and what helps: the clock, or credentials.</summary>
    public static string RejectedText(AmazonServiceException exception) => exception.IsClockSkew()
        ? $"The clock of this machine is wrong, it says {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC: AWS refuses signatures that are more than five minutes off ({exception.ErrorCode}: {FirstLine(exception)}) {SetTheClock}"
        : $"AWS does not accept the credentials ({exception.ErrorCode}): {FirstLine(exception)} {HowTo}";

    private static AWSCredentials OfProfile(string profile) =>
        new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw Refused($"The profile '{profile}' is not in the AWS configuration files. {HowTo}", null);

    /// <summary>What a profile of <c>aws login</c> can do where its session cannot be used: let the AWS command hand out its credentials.</summary>
    private static string WayRound(string? asked)
    {
        var profile = asked ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetProfile(profile, out var found) && found.Options.LoginSession is { Length: > 0 }
            ? $"The profile '{profile}' was made by 'aws login': log in again (aws login --profile {profile}), or let the AWS command hand out its credentials: "
              + $"eval \"$(aws configure export-credentials --profile {profile} --format env)\", or in another profile "
              + $"credential_process = aws configure export-credentials --profile {profile} --format process. "
            : "";
    }

    private static string FirstLine(Exception exception)
    {
        var line = exception.Message.Split('\n')[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }

    private static DeploymentException Refused(string text, Exception? inner) =>
        new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.NoCredentials, text, inner);
}
