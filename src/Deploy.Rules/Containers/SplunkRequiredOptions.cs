using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The driver needs to know where Splunk is.</summary>
public sealed class SplunkRequiredOptions() : ContainerRule(
    "DECS0343",
    "An option of Splunk is missing",
    "The log driver splunk of container '{0}' lacks splunk-url. Add it.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration is { LogDriver: LogDrivers.Splunk } log && log.Option("splunk-url") is null or "")
            yield return Found(place, "LogConfiguration.Options", place.Container.Name);
    }
}
