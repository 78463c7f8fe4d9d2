using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS takes both and does not say which one wins.</summary>
public sealed class EnvironmentDuplicate() : ContainerRule(
    "DECS0330",
    "An environment variable stands twice",
    "The variable {0} stands {1} times in container '{2}'. Keep one; which one wins is not said.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from variables in place.Container.Environment.GroupBy(variable => variable.Name, StringComparer.Ordinal)
        where variables.Count() > 1
        select Found(place, $"Environment[{variables.Key}]", Text.Quote(variables.Key), Number.Text(variables.Count()), place.Container.Name);
}
