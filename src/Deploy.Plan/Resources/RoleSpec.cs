using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An IAM role that a task, ECS itself or a schedule assumes. See https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html</summary>
public sealed record RoleSpec : ResourceSpec
{
    /// <summary>The service that may assume it: <c>ecs-tasks.amazonaws.com</c> or <c>scheduler.amazonaws.com</c>.</summary>
    public required string TrustedService { get; init; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The statements of the one inline policy; empty: no inline policy.</summary>
    public EquatableList<PolicyStatementSpec> Statements { get; init; } = EquatableList<PolicyStatementSpec>.Empty;

    /// <summary>ARNs of attached managed policies.</summary>
    public EquatableList<string> ManagedPolicyArns { get; init; } = EquatableList<string>.Empty;

    /// <summary>ARN of the policy that caps what the role may do.</summary>
    public string? PermissionsBoundary { get; init; }
}

/// <summary>One Allow statement of a policy.</summary>
public sealed record PolicyStatementSpec
{
    /// <summary>Letters and digits; unique within the policy.</summary>
    public string? Sid { get; init; }

    /// <summary>Actions such as <c>s3:GetObject</c>.</summary>
    public required EquatableList<string> Actions { get; init; }

    /// <summary>ARNs, with <c>*</c> and <c>?</c> as wildcards.</summary>
    public required EquatableList<string> Resources { get; init; }

    /// <summary>Conditions that all must hold.</summary>
    public EquatableList<PolicyConditionSpec> Conditions { get; init; } = EquatableList<PolicyConditionSpec>.Empty;
}

/// <summary>A condition of a policy statement: <c>StringEquals</c>, <c>iam:PassedToService</c>, <c>ecs-tasks.amazonaws.com</c>.</summary>
public sealed record PolicyConditionSpec(string Operator, string Key, EquatableList<string> Values);
