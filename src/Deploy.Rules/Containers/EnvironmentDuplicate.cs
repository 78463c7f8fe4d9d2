using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS takes both and does not say which one wins.</summary>
public sealed class EnvironmentDuplicate : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0330";

    /// <inheritdoc/>
    public override string Title => "An environment variable stands twice";

    /// <inheritdoc/>
    public override string Message => "The variable {0} stands {1} times in container '{2}'. Keep one; which one wins is not said.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from variables in place.Container.Environment.GroupBy(variable => variable.Name, StringComparer.Ordinal)
        where variables.Count() > 1
        select Found(place, $"Environment[{variables.Key}]", Text.Quote(variables.Key), Number.Text(variables.Count()), place.Container.Name);
}
