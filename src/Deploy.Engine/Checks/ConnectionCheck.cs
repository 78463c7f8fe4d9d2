using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan;

namespace Deploy.Engine.Checks;

/// <summary>Connects, and makes sure that it is to the right account and Region, before anything else is asked.</summary>
public static class ConnectionCheck
{
    /// <summary>Connects.</summary>
    /// <exception cref="DeploymentException">No credentials, no Region, nobody answers, or the wrong account.</exception>
    public static async Task<Connection> ConnectAsync(
        DeploymentPlan plan, EnvironmentIdentity identity, RunOptions options, CallJournal journal, SensitiveTexts sensitive, TimeProvider time, Preflight preflight, CancellationToken cancellationToken)
    {
        var region = await preflight.RequireAsync("Region", () => Task.FromResult(With(RegionCheck.Choose(plan, options))));
        var credentials = await preflight.RequireAsync("credentials", async () => (await CredentialCheck.FindAsync(options, cancellationToken), "found"));
        var settings = new ClientSettings(region, options.EndpointUrl, credentials) { Patience = Patience.Usual.Within(options.Timeout), Sensitive = sensitive, Time = time };
        if (plan.RoleToAssume is { } role && !options.Local)
        {
            var caller = ClientFactory.Create(settings, journal);
            settings = settings with { Credentials = new AssumedRoleCredentials(caller.Sts, role, SessionName(identity)) };
        }

        var clients = new RegionalClients(settings, journal);
        var account = await preflight.RequireAsync("account", async () => With(await AccountAsync(clients.In(region), plan, options, region, cancellationToken)));
        return new Connection(clients, Describe(account, region));
    }

    private static (string Value, string Seen) With(string value) => (value, value);

    private static string SessionName(EnvironmentIdentity identity)
    {
        var name = $"deploy-ecs-{identity.Application}-{identity.Environment}";
        return name.Length <= 64 ? name : name[..64];
    }

    private static async Task<string> AccountAsync(AwsClients aws, DeploymentPlan plan, RunOptions options, string region, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync(aws, plan, options, region, cancellationToken);
        // The local AWS has one account: it cannot be the wrong one.
        if (plan.Account is { } pinned && pinned != caller.Account && !options.Local)
        {
            var subject = plan.Stage is null ? plan.Application : $"The stage {plan.Stage} of {plan.Application}";
            throw new DeploymentException(
                DeploymentOutcome.RefusedByPreflight,
                PreflightCodes.WrongAccount,
                $"{subject} belongs to the account {pinned}; the credentials are of {caller.Account} ({caller.Arn}). Use credentials of {pinned}, or declare a RoleToAssume there.");
        }

        return caller.Account;
    }

    private static async Task<GetCallerIdentityResponse> CallerAsync(AwsClients aws, DeploymentPlan plan, RunOptions options, string region, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await aws.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);
            return caller.Account is not null ? caller : throw new NoAnswerException("what answered names no account");
        }
        catch (Exception e) when (e.IsTransient())
        {
            throw NotReachable(options, region, e);
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied() && plan.RoleToAssume is { } role)
        {
            throw new DeploymentException(
                DeploymentOutcome.AccessDenied, $"The role {role} cannot be assumed ({ServiceErrors.ActionOf(e)} is denied): the caller needs sts:AssumeRole, and the role must trust the caller.", e);
        }
        catch (AmazonServiceException e) when (e.IsCredentialProblem())
        {
            throw CredentialCheck.Rejected(e);
        }
    }

    private static DeploymentException NotReachable(RunOptions options, string region, Exception inner) => new(
        DeploymentOutcome.RefusedByPreflight,
        PreflightCodes.EndpointNotReachable,
        options.EndpointUrl is { } url
            ? $"Nobody answers at {url} ({Reason(inner)}). Start what should listen there, or leave out --endpoint-url and AWS_ENDPOINT_URL."
            : $"AWS cannot be reached in {region} ({Reason(inner)}): check the network, the proxy, and the spelling of the Region.",
        inner);

    private static string Reason(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');

    private static AwsAccount Describe(string accountId, string region)
    {
        var endpoint = RegionEndpoint.GetBySystemName(region);
        return new AwsAccount(accountId, region, endpoint.PartitionName, endpoint.PartitionDnsSuffix);
    }
}
