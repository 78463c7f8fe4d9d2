using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Some managed policies of AWS lie below service-role/.</summary>
public sealed class ManagedPolicyPath() : ResourceRule<RoleSpec>(
    "DECS1012",
    "A managed policy of AWS lacks its path",
    "{0} does not exist. Write arn:aws:iam::aws:policy/service-role/{1}.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from policy in resource.ManagedPolicyArns.Select((arn, index) => (PolicyArn: arn, Path: $"ManagedPolicyArns[{Number.Text(index)}]"))
        from name in InServiceRole
        where Text.Known(policy.PolicyArn)?.EndsWith($"::aws:policy/{name}", StringComparison.Ordinal) == true
        select Found(resource.Address, policy.Path, Text.Quote(policy.PolicyArn), name);

    private static readonly string[] InServiceRole =
        ["AmazonECSTaskExecutionRolePolicy", "AmazonEC2ContainerServiceforEC2Role", "AmazonEC2ContainerServiceEventsRole", "AmazonECSInfrastructureRolePolicyForVolumes"];
}
