using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>Selecting a key of a secret came with platform version 1.4.0.</summary>
public sealed class SecretSelectorPlatform() : TaskRunRule(
    "DECS0414",
    "The platform version reads whole secrets only",
    "Platform version {0} cannot read one key or version of a secret, as container '{1}' wants. Use LATEST.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run) =>
        from container in run is { OnFargate: true, Task: { } task } && !task.RunsOnWindows() ? task.ContainerDefinitions : EquatableList<ContainerSpec>.Empty
        where Text.Known(run.Settings.PlatformVersion) is { } version && PlatformVersions.IsOlder(version, "1.4.0")
        where container.Secrets.Any(secret => Text.Known(secret.ValueFrom) is { } source && SecretSource.Selects(source))
        select Found(run, nameof(run.Settings.PlatformVersion), run.Settings.PlatformVersion!, container.Name);
}
