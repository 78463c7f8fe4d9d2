using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan;

namespace Deploy.Engine.Checks;

/// <summary>Which Region a run goes to: the plan's, else the option's, else the profile's or the environment's.</summary>
public static class RegionCheck
{
    /// <summary>Where a run on the local AWS goes that names no Region.</summary>
    public const string LocalRegion = "us-east-1";

    private const string DefaultRegionVariable = "AWS_DEFAULT_REGION";

    /// <summary>The Region's system name.</summary>
    /// <exception cref="DeploymentException">There is none, or the plan names another one than the option.</exception>
    public static string Choose(DeploymentPlan plan, RunOptions options)
    {
        if (plan.Region is { } pinned && options.Region is { } asked && pinned != asked)
            throw Refused($"{Subject(plan)} is declared for the Region {pinned}, and --region says {asked}. Leave the option out, or change the declaration.");
        if ((plan.Region ?? options.Region) is { } known) return known;
        if (options.Local) return LocalRegion;
        if (options.Profile is { } profile && new CredentialProfileStoreChain().TryGetProfile(profile, out var found) && found.Region is { } ofProfile) return ofProfile.SystemName;
        // AWS_DEFAULT_REGION is what the AWS command and other SDKs read; the one for .NET does not. A machine's own Region comes last.
        return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName
            ?? (Environment.GetEnvironmentVariable(DefaultRegionVariable) is { Length: > 0 } usual ? usual : null)
            ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw Refused("No Region: set AWS_REGION (or AWS_DEFAULT_REGION), give --region, name a profile that has one, or declare Region in [assembly: Deployment].");
    }

    private static string Subject(DeploymentPlan plan) => plan.Stage is null ? plan.Application : $"The stage {plan.Stage} of {plan.Application}";

    private static DeploymentException Refused(string text) => new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.WrongRegion, text);
}
