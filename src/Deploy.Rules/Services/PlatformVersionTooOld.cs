using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>Older platform versions lack features.</summary>
public sealed class PlatformVersionTooOld() : TaskRunRule(
    "DECS0413",
    "The platform version is too old",
    "Platform version {0} does not have {1}, which needs {2}. Use LATEST.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (!run.OnFargate || run.Task is not { } task || task.RunsOnWindows() || Text.Known(run.Settings.PlatformVersion) is not { } version) yield break;
        foreach (var (feature, since) in FeaturesOf(run, task).Where(needed => PlatformVersions.IsOlder(version, needed.Since)))
            yield return Found(run, nameof(run.Settings.PlatformVersion), version, feature, since);
    }

    private static IEnumerable<(string Feature, string Since)> FeaturesOf(TaskRun run, TaskDefinitionSpec task)
    {
        if (task.EphemeralStorageSizeInGiB is not null) yield return ("ephemeral storage", "1.4.0");
        if (task.Cpu is >= 8192) yield return ("tasks of 8 vCPUs and more", "1.4.0");
        if (run.Resource is ServiceSpec { EnableExecuteCommand: true }) yield return ("execute-command", "1.4.0");
        if (task.ContainerDefinitions.Any(container => container.Secrets.Count > 0)) yield return ("secrets", "1.3.0");
        if (task.ContainerDefinitions.Any(container => container.StartTimeout is not null || container.StopTimeout is not null))
            yield return ("start and stop time-outs", "1.3.0");
    }
}
