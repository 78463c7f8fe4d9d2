using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>IAM allows letters and digits in ids, which are unique in a policy.</summary>
public sealed class StatementId() : ResourceRule<RoleSpec>(
    "DECS1006",
    "A statement's id is not valid",
    "The statement id {0} is not valid or stands twice. Use letters and digits, once.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from statements in resource.Statements.Where(statement => statement.Sid is not null).GroupBy(statement => statement.Sid!, StringComparer.Ordinal)
        where statements.Count() > 1 || Text.IsKnownAndNot(statements.Key, id => Pattern.Fits(id, @"[A-Za-z0-9]*"))
        select Found(resource.Address, $"Statements[{statements.Key}]", Text.Quote(statements.Key));
}
