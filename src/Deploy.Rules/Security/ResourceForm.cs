using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Resources of a policy are ARNs.</summary>
public sealed class ResourceForm() : ResourceRule<RoleSpec>(
    "DECS1004",
    "A resource of a policy is not valid",
    "{0} is not a resource. Write * or an ARN, in which * and ? may stand for anything.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from statement in resource.Statements
        from name in statement.Resources.Select((text, index) => (Text: text, Path: $"Resources[{Number.Text(index)}]"))
        where Text.IsKnownAndNot(name.Text, PolicyText.IsResource)
        select Found(resource.Address, $"{PolicyText.PathOf(resource, statement)}.{name.Path}", Text.Quote(name.Text));
}
