using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan;

/// <summary>A declared stage and how it differs from the base.</summary>
public sealed record StageSpec
{
    /// <summary>The name, for example <c>prod</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The 12-digit account that it may be deployed to; null: any.</summary>
    public string? Account { get; init; }

    /// <summary>Its Region; null: the caller's.</summary>
    public string? Region { get; init; }

    /// <summary>ARN of the role that a deployment assumes; null: none.</summary>
    public string? RoleToAssume { get; init; }

    /// <summary>Resources that differ from the base or exist in this stage only, whole, by address.</summary>
    public EquatableList<ResourceSpec> Resources { get; init; } = EquatableList<ResourceSpec>.Empty;

    /// <summary>Base resources that this stage does not have.</summary>
    public EquatableList<ResourceAddress> Removed { get; init; } = EquatableList<ResourceAddress>.Empty;
}

/// <summary>A rule that is waived for the whole application, both at compile time and at deployment.</summary>
public sealed record RuleWaiver(string RuleId, string Because);
