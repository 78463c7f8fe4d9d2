using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules;

/// <summary>
/// Numbers of a resource lie in a range, which the rule says once: <c>{range}</c> in its texts stands for it. The one argument of a
/// finding is the number. A number that is not given, or not to be judged, is null.
/// </summary>
public abstract class RangeRule<TSpec>(
    string id, string title, string message, IntRange range, Func<TSpec, IEnumerable<(string Path, int? Number)>> numbers,
    RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TSpec>(id, range.Fill(title), range.Fill(message), severity), IRangeRule
    where TSpec : ResourceSpec
{
    /// <summary>A rule of one number.</summary>
    protected RangeRule(
        string id, string title, string message, IntRange range, string property, Func<TSpec, int?> number,
        RuleSeverity severity = RuleSeverity.Error)
        : this(id, title, message, range, resource => [(property, number(resource))], severity)
    {
    }

    /// <inheritdoc/>
    public IntRange Range { get; } = range;

    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TSpec resource, DeploymentPlan plan) =>
        from found in numbers(resource)
        where Range.Excludes(found.Number)
        select Found(resource.Address, found.Path, Number.Text(found.Number!.Value));
}
