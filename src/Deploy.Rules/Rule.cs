using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Rules;

/// <summary>
/// One validation rule: a pure function of a plan. It knows no source location, no compiler and no AWS endpoint, so that the
/// same rule speaks in the editor, in the build and before a deployment.
/// </summary>
/// <remarks>
/// A rule is its file in the folder of its area, its section in <c>generators/RULES.md</c>, its line in <c>generators/rules.lock</c> and
/// its cases in the tests; no list names it. It derives from the base rule that fits: <see cref="RangeRule{TSpec}"/>,
/// <see cref="NameRule{TSpec}"/>, <see cref="FormRule{TSpec}"/> and <see cref="CountRule{TSpec}"/> need no code but their fact.
/// </remarks>
public abstract class Rule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
{
    /// <summary>The append-only id, <c>DECSnnnn</c>.</summary>
    public string Id { get; } = id;

    /// <summary>What is wrong, in a few words, for lists of rules.</summary>
    public string Title { get; } = title;

    /// <summary>The message with <c>{0}</c>… for a finding's arguments: what is wrong, and how to fix it.</summary>
    public string Message { get; } = message;

    /// <summary>An error refuses a build and a deployment.</summary>
    public RuleSeverity Severity { get; } = severity;

    /// <summary>The violations in a plan (the base, or one stage of it).</summary>
    /// <remarks>A string with placeholders is not known yet: a rule says nothing about it.</remarks>
    public abstract IEnumerable<Finding> Check(DeploymentPlan plan);

    /// <summary>A finding of this rule.</summary>
    protected Finding Found(ResourceAddress address, string property, params string[] arguments) =>
        new(this, address, property, EquatableList.Of(arguments));
}
