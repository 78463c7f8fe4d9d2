using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>Fargate has some platform versions for each operating system.</summary>
public sealed class PlatformVersionUnknown() : TaskRunRule(
    "DECS0411",
    "Fargate has no such platform version",
    "Fargate has no platform version {0} for {1}. Use {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.OnFargate && run.Task is { } task && Text.Known(run.Settings.PlatformVersion) is { } version && Versions(task) is var known && !known.Contains(version))
            yield return Found(run, nameof(run.Settings.PlatformVersion), Text.Quote(version), task.RunsOnWindows() ? "Windows" : "Linux", Text.Or(known));
    }

    private static IReadOnlyList<string> Versions(TaskDefinitionSpec task) => task.RunsOnWindows() ? PlatformVersions.Windows : PlatformVersions.Linux;
}
