using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Resources of a policy are ARNs.</summary>
public sealed class ResourceForm() : FormRule<RoleSpec>(
    "DECS1004",
    "A resource of a policy is not valid",
    "{0} is not a resource. Write * or an ARN, in which * and ? may stand for anything.",
    role =>
        from statement in role.Statements
        from name in statement.Resources.Select((text, index) => (Text: text, Path: $"Resources[{Number.Text(index)}]"))
        select ($"{PolicyText.PathOf(role, statement)}.{name.Path}", (string?)name.Text),
    PolicyText.IsResource);
