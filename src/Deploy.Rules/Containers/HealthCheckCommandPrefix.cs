using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS documents that the command starts with CMD or CMD-SHELL.</summary>
public sealed class HealthCheckCommandPrefix() : ContainerRule(
    "DECS0320",
    "A health check's command lacks its prefix",
    "The health check of container '{0}' starts with {1} and is run without a shell. "
        + "Write \"CMD\" before it, or \"CMD-SHELL\" and one string.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { Command: [not ("CMD" or "CMD-SHELL" or "NONE"), ..] } check && Text.IsKnown(check.Command[0]) && check.Command[0].Trim().Length > 0)
            yield return Found(place, "HealthCheck.Command", place.Container.Name, Text.Quote(check.Command[0]));
    }
}
