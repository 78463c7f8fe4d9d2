using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Shells drop variables with other names; a name with an equals sign cannot be passed on at all.</summary>
public sealed class EnvironmentNameForm() : ContainerRule(
    "DECS0329",
    "An environment variable's name is unusual",
    "{0} is not a name that every shell and runtime can read. Use letters, digits and underscores, not starting with a digit.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from variable in place.Container.Environment.Select(variable => (List: "Environment", variable.Name))
            .Concat(place.Container.Secrets.Select(secret => (List: "Secrets", secret.Name)))
        where Text.IsKnownAndNot(variable.Name, name => name.Length == 0 || NamePatterns.IsVariableName(name))
        select Found(place, $"{variable.List}[{variable.Name}]", Text.Quote(variable.Name));
}
