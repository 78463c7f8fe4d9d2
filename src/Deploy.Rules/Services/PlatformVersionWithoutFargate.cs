using Deploy.Ecs;

namespace Deploy.Rules.Services;

/// <summary>Instances have no platform version.</summary>
public sealed class PlatformVersionWithoutFargate() : TaskRunRule(
    "DECS0412",
    "Platform versions are Fargate's",
    "PlatformVersion does not go with LaunchType {0}. Remove it, or use LaunchType.Fargate.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (!run.OnFargate && run.Settings.PlatformVersion is not null)
            yield return Found(run, nameof(run.Settings.PlatformVersion), run.Settings.LaunchType.ToString());
    }
}
