using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Docker understands names and numbers of users and groups.</summary>
public sealed class UserForm() : ContainerRule(
    "DECS0350",
    "A container's user is not valid",
    "The user {0} is not valid. Write user, uid, user:group or uid:gid; numbers are not negative.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (Text.IsKnownAndNot(place.Container.User, user => user.Length == 0 || Pattern.Fits(user, @"[A-Za-z0-9_.][A-Za-z0-9_.-]*(:[A-Za-z0-9_.][A-Za-z0-9_.-]*)?")))
            yield return Found(place, nameof(place.Container.User), Text.Quote(place.Container.User!));
    }
}
