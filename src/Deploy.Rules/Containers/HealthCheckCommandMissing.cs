namespace Deploy.Rules.Containers;

/// <summary>A health check is a command.</summary>
public sealed class HealthCheckCommandMissing() : ContainerRule(
    "DECS0318",
    "A health check has no command",
    "The health check of container '{0}' has no command. Write [HealthCheck(\"CMD-SHELL\", \"<command>\")].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { } check && (check.Command.Count == 0 || check.Command.All(string.IsNullOrWhiteSpace)))
            yield return Found(place, "HealthCheck.Command", place.Container.Name);
    }
}
