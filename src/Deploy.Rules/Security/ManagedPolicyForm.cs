using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A managed policy is named by its ARN.</summary>
public sealed class ManagedPolicyForm() : FormRule<RoleSpec>(
    "DECS1011",
    "A managed policy is not the ARN of a policy",
    "{0} is not the ARN of a policy. Use arn:aws:iam::aws:policy/<name> or arn:aws:iam::<account>:policy/<name>.",
    role => role.ManagedPolicyArns
        .Select((arn, index) => ($"ManagedPolicyArns[{Number.Text(index)}]", (string?)arn))
        .Append((nameof(role.PermissionsBoundary), role.PermissionsBoundary)),
    arn => Arn.Is(arn, "iam", "policy/"));
