using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Waives a rule for the whole application, at compile time and at deployment. The only way to deploy what a rule calls an error.</summary>
/// <example>
/// <code>
/// [assembly: AllowRule("DECS1002", Because = "The tool needs every action.")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AllowRuleAttribute : Attribute
{
    /// <summary>Waives a rule.</summary>
    /// <param name="ruleId">The id, for example <c>DECS0203</c>.</param>
    public AllowRuleAttribute(string ruleId) => RuleId = ruleId;

    /// <summary>The id, for example <c>DECS0203</c>.</summary>
    public string RuleId { get; }

    /// <summary>Why. Required.</summary>
    public string? Because { get; set; }
}
