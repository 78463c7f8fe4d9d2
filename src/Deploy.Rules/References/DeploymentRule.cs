using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A rule of what is said of the whole deployment, and what a stage may say otherwise.</summary>
public abstract class DeploymentRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : Rule(id, title, message, severity)
{
    /// <summary>A finding at a property of the deployment: of the stage, where a stage is checked.</summary>
    protected Finding Found(DeploymentPlan plan, string property, params string[] arguments) =>
        Found(plan.DeploymentAddress(), plan.Stage is { } stage ? $"Stages[{stage}].{property}" : property, arguments);
}
