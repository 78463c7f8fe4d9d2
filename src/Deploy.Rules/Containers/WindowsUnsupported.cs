using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Users and read-only root file systems are Linux's.</summary>
public sealed class WindowsUnsupported() : ContainerRule(
    "DECS0351",
    "Windows containers do not have the setting",
    "{0} does not exist for Windows containers. Remove it.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (!place.Task.RunsOnWindows()) yield break;
        if (!string.IsNullOrEmpty(place.Container.User)) yield return Found(place, nameof(place.Container.User), nameof(place.Container.User));
        if (place.Container.ReadonlyRootFilesystem == true) yield return Found(place, nameof(place.Container.ReadonlyRootFilesystem), nameof(place.Container.ReadonlyRootFilesystem));
    }
}
