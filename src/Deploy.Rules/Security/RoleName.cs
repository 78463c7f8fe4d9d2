using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Security;

/// <summary>IAM allows some characters in names.</summary>
public sealed class RoleName() : NameRule<RoleSpec>(
    "DECS1007",
    "A role's name is not valid",
    "The role name {0} is not valid. Use {form}.",
    NameForms.Role);
