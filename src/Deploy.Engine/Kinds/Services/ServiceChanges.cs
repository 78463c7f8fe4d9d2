using Amazon.ECS.Model;
using Deploy.Engine.Differences;
using Deploy.Engine.Translation;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Services;

/// <summary>What changes of a service mean, property by property, and the one call that writes them.</summary>
internal static class ServiceChanges
{
    /// <summary>The path of the change that no property makes: the last deployment failed.</summary>
    public const string Redeployment = "Deployment";

    private static readonly HashSet<string> NeedReplacement = new(StringComparer.Ordinal) { nameof(ServiceSpec.Cluster), nameof(ServiceSpec.LaunchType) };

    private static readonly string[] DeploymentConfiguration =
    [
        nameof(ServiceSpec.MinimumHealthyPercent), nameof(ServiceSpec.MaximumPercent),
        nameof(ServiceSpec.DeploymentCircuitBreaker), nameof(ServiceSpec.DeploymentCircuitBreakerRollback),
    ];

    /// <summary>Platform versions that LATEST stands for, Linux and Windows.</summary>
    private static readonly string[] NewestPlatforms = ["1.4.0", "1.0.0"];

    /// <summary>What writing a path does to the tasks.</summary>
    public static ChangeImpact ImpactOf(string path)
    {
        var property = path.Split('.', '[')[0];
        return NeedReplacement.Contains(property) ? ChangeImpact.Replacement
            : property == Redeployment || DeploymentTriggers.Starting.Contains(property) ? ChangeImpact.RollingRestart
            : ChangeImpact.InPlace;
    }

    /// <summary>
    /// Whether the declared count is to be written: only when its declaration changed, so that a manual scale-out survives, or where the run
    /// is asked to. A service that has the count already needs no call.
    /// </summary>
    public static bool WritesCount(ServiceSpec desired, ServiceSnapshot actual, bool isAskedTo) =>
        actual.Actual.DesiredCount != desired.DesiredCount && (isAskedTo || actual.DeclaredCount != desired.DesiredCount);

    /// <summary>The line about a count that is kept though another one is declared; null where the service has the declared one, or gets it.</summary>
    public static string? KeptCount(ServiceSpec desired, ServiceSnapshot actual, bool isAskedTo)
    {
        if (actual.Actual.DesiredCount == desired.DesiredCount || WritesCount(desired, actual, isAskedTo)) return null;
        var (live, declared) = (actual.Actual.DesiredCount, desired.DesiredCount);
        return $"DesiredCount: {live} is kept, though {declared} is declared: {declared} was declared when the service's tags were last written, so {live} counts as scaled by hand."
            + $" --set-desired-count {desired.Address} (in a build: -p:DeployEcsSetDesiredCount={desired.Address}) writes {declared}.";
    }

    /// <summary>
    /// Whether the tag with the declared count is to be written. UpdateService takes no tags; so where the count is all that changes and the
    /// earlier note was true, there is one call: a note that is behind while the count is as declared reads as "declared and written".
    /// </summary>
    public static bool NotesCount(ServiceSpec desired, ServiceSnapshot actual, IReadOnlyList<PropertyChange> changes)
    {
        if (actual.IsCountNoteOpen) return true;
        if (actual.DeclaredCount == desired.DesiredCount || desired.ManagedElsewhere.Contains(nameof(ServiceSpec.DesiredCount))) return false;
        var onlyCount = changes.All(change => change.Path == nameof(ServiceSpec.DesiredCount));
        return !onlyCount || actual.DeclaredCount != actual.Actual.DesiredCount;
    }

    /// <summary>True where the platform differs in nothing but that one side names the newest and the other says LATEST.</summary>
    public static bool IsSamePlatform(ServiceSpec desired, ServiceSpec actual) =>
        desired.PlatformVersion == actual.PlatformVersion || (desired.PlatformVersion is null && NewestPlatforms.Contains(actual.PlatformVersion));

    /// <summary>The call that writes the changes, without cluster and service; null where they need none.</summary>
    public static (UpdateServiceRequest? Request, bool StartsRollout) Request(
        ServiceSpec desired, ServiceSnapshot actual, IReadOnlyList<PropertyChange> changes, string revision)
    {
        // A revision that was announced as new may have turned out to be the one that runs.
        var written = changes.Where(change => change.Path != nameof(ServiceSpec.TaskDefinition) || revision != actual.TaskDefinitionArn).ToList();
        var request = new UpdateServiceRequest
        {
            TaskDefinition = written.Touch(nameof(ServiceSpec.TaskDefinition)) ? revision : null,
            ForceNewDeployment = written.Any(change => change.Path == Redeployment) ? true : null,
            DesiredCount = written.Touch(nameof(ServiceSpec.DesiredCount)) ? desired.DesiredCount : null,
            PlatformVersion = written.Touch(nameof(ServiceSpec.PlatformVersion)) ? desired.PlatformVersion ?? EcsConstants.LatestPlatform : null,
            DeploymentConfiguration = DeploymentConfiguration.Any(written.Touch) ? ServiceTranslator.Deployment(Merge(desired, actual.Actual)) : null,
            HealthCheckGracePeriodSeconds = written.Touch(nameof(ServiceSpec.HealthCheckGracePeriodSeconds)) ? desired.HealthCheckGracePeriodSeconds ?? 0 : null,
            EnableExecuteCommand = written.Touch(nameof(ServiceSpec.EnableExecuteCommand)) ? desired.EnableExecuteCommand : null,
            EnableECSManagedTags = written.Touch(nameof(ServiceSpec.EnableEcsManagedTags)) ? desired.EnableEcsManagedTags : null,
            PropagateTags = written.Touch(nameof(ServiceSpec.PropagateTags)) ? EnumSpelling.Of(desired.PropagateTags) : null,
            AvailabilityZoneRebalancing = written.Touch(nameof(ServiceSpec.AvailabilityZoneRebalancing)) ? ServiceTranslator.Rebalancing(desired) : null,
            NetworkConfiguration = written.Touch(nameof(ServiceSpec.NetworkConfiguration)) ? ServiceTranslator.Network(Merge(desired, actual.Actual).NetworkConfiguration) : null,
            LoadBalancers = written.Touch(nameof(ServiceSpec.LoadBalancers)) ? ServiceTranslator.Balancers(desired) : null,
            // Only a strategy of capacity providers can be taken away; the launch type itself is for life.
            CapacityProviderStrategy = written.Touch(nameof(ServiceSpec.LaunchType)) && actual.OtherLaunch is not null ? [] : null,
        };
        var any = written.Any(change => !change.Path.StartsWith(nameof(ResourceSpec.Tags), StringComparison.Ordinal));
        DeploymentTriggers.Force(request);
        return (any ? request : null, DeploymentTriggers.Start(request));
    }

    // What is sent as one piece holds what something else manages within it.
    private static ServiceSpec Merge(ServiceSpec desired, ServiceSpec actual) =>
        ManagedElsewhere.Keep(desired with { ManagedElsewhere = desired.ManagedElsewhere.Where(name => name != nameof(ServiceSpec.LoadBalancers)).ToEquatableList() }, actual);
}
