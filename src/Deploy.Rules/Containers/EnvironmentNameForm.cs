using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>
/// Shells drop variables with other names; a name with an equals sign cannot be passed on at all. Colons are .NET's own separators.
/// </summary>
public sealed class EnvironmentNameForm() : ContainerFormRule(
    "DECS0329",
    "An environment variable's name is unusual",
    "{0} is not a name that every shell and runtime can read. Use letters, digits and underscores, not starting with a digit.",
    place => place.Container.Environment.Select(variable => ($"Environment[{variable.Name}]", (string?)variable.Name))
        .Concat(place.Container.Secrets.Select(secret => ($"Secrets[{secret.Name}]", (string?)secret.Name))),
    name => name.Length == 0 || Pattern.Fits(name, "[A-Za-z_][A-Za-z0-9_:.-]*"),
    RuleSeverity.Warning);
