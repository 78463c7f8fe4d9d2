using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>STS takes the ARN of a role.</summary>
public sealed class RoleToAssumeArn : Rule
{
    /// <inheritdoc/>
    public override string Id => "DECS0928";

    /// <inheritdoc/>
    public override string Title => "The role to assume is not the ARN of a role";

    /// <inheritdoc/>
    public override string Message => "RoleToAssume {0} is not the ARN of a role. Use arn:aws:iam::<account>:role/<name>.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(plan.RoleToAssume, role => Arn.Is(role, "iam", "role/")))
            yield return Found(plan.DeploymentAddress(), plan.Stage is { } stage ? $"Stages[{stage}].{nameof(plan.RoleToAssume)}" : nameof(plan.RoleToAssume), Text.Quote(plan.RoleToAssume!));
    }
}
