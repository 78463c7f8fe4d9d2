using Deploy.Engine.Differences;
using Deploy.Engine.Shapes;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using UpdateServiceRequest = Amazon.ECS.Model.UpdateServiceRequest;

namespace Deploy.Engine.Kinds.Services;

/// <summary>What changes of a service mean, property by property, and the one call that writes them.</summary>
internal static class ServiceChanges
{
    /// <summary>The path of the change that no property makes: the last deployment failed.</summary>
    public const string Redeployment = "Deployment";

    /// <summary>Platform versions that LATEST stands for, Linux and Windows.</summary>
    private static readonly string[] NewestPlatforms = ["1.4.0", "1.0.0"];

    /// <summary>What writing a path does to the tasks.</summary>
    public static ChangeImpact ImpactOf(string path)
    {
        var member = PropertyPath.FirstMember(path);
        return member == nameof(CreateService.Cluster) || (member != Redeployment && !ShapeUpdate.Takes<UpdateService>(member)) ? ChangeImpact.Replacement
            : member == Redeployment || DeploymentTriggers.Starting.Contains(member) ? ChangeImpact.RollingRestart
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
    /// <param name="resolved">The service's request as it would be created.</param>
    /// <param name="desired">The service.</param>
    /// <param name="actual">What ECS has.</param>
    /// <param name="changes">What differs.</param>
    public static (UpdateServiceRequest? Request, bool StartsRollout) Request(
        CreateService resolved, ServiceSpec desired, ServiceSnapshot actual, IReadOnlyList<PropertyChange> changes)
    {
        // A revision that was announced as new may have turned out to be the one that runs.
        var runsAlready = resolved.TaskDefinition?.Literal == actual.TaskDefinitionArn;
        var written = changes.Where(change => change.Path != nameof(CreateService.TaskDefinition) || !runsAlready).ToList();
        var kept = KeepWithin(desired with { Request = resolved }, actual.Actual).Request;
        var update = ShapeUpdate.Of<UpdateService>(WithRemovals(kept, actual.Actual.Request), written.Touch);
        var request = UpdateServiceMap.ToModel(update with
        {
            ForceNewDeployment = written.Any(change => change.Path == Redeployment) ? true : null,
            // Only a strategy of capacity providers can be taken away; the launch type itself is for life.
            CapacityProviderStrategy = written.Touch(nameof(CreateService.LaunchType)) && actual.OtherLaunch is not null
                ? EquatableList<CapacityProviderStrategyItem>.Empty
                : update.CapacityProviderStrategy,
        });
        var any = written.Any(change => !PropertyPath.IsWithin(change.Path, nameof(ResourceSpec.Tags)));
        DeploymentTriggers.Force(request);
        return (any ? request : null, DeploymentTriggers.Start(request));
    }

    /// <summary>UpdateService keeps what is null: what is no longer said must be taken away by its own word.</summary>
    private static CreateService WithRemovals(CreateService request, CreateService there) => request with
    {
        DeploymentConfiguration =
            request.DeploymentConfiguration is { BakeTimeInMinutes: null } silent && there.DeploymentConfiguration is { BakeTimeInMinutes: > 0 }
                ? silent with { BakeTimeInMinutes = 0 }
                : request.DeploymentConfiguration,
        PlatformVersion = request.PlatformVersion ?? EcsConstants.LatestPlatform,
        HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? 0,
        LoadBalancers = request.LoadBalancers ?? EquatableList<LoadBalancer>.Empty,
        ServiceRegistries = request.ServiceRegistries ?? EquatableList<ServiceRegistry>.Empty,
        PlacementConstraints = request.PlacementConstraints ?? EquatableList<PlacementConstraint>.Empty,
    };

    // What is sent as one piece holds what something else manages within it.
    private static ServiceSpec KeepWithin(ServiceSpec desired, ServiceSpec actual) => ManagedElsewhere.Keep(
        desired with { ManagedElsewhere = desired.ManagedElsewhere.Where(path => path.Contains('.', StringComparison.Ordinal)).ToEquatableList() }, actual);
}
