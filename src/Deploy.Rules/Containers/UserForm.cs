using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>Docker understands names and numbers of users and groups.</summary>
public sealed class UserForm() : ContainerFormRule(
    "DECS0350",
    "A container's user is not valid",
    "The user {0} is not valid. Write user, uid, user:group or uid:gid; numbers are not negative.",
    nameof(ContainerSpec.User),
    place => place.Container.User,
    user => user.Length == 0 || Pattern.Fits(user, @"[A-Za-z0-9_.][A-Za-z0-9_.-]*(:[A-Za-z0-9_.][A-Za-z0-9_.-]*)?"));
