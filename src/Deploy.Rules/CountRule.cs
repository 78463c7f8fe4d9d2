using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules;

/// <summary>
/// A list of a resource has at most so many elements, which the rule says once: <c>{most}</c> in its message stands for it. The arguments
/// of a finding are the resource and the count; it is shown at the first element that is too many.
/// </summary>
public abstract class CountRule<TSpec>(
    string id, string title, string message, int most, string property, Func<TSpec, IEnumerable<string>> paths,
    RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TSpec>(id, title, message.Replace("{most}", most.ToString(CultureInfo.InvariantCulture)), severity)
    where TSpec : ResourceSpec
{
    private readonly int _most = most;

    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TSpec resource, DeploymentPlan plan)
    {
        if (paths(resource).ToArray() is var elements && elements.Length > _most)
            yield return Found(resource.Address, property, resource.Address.ToString(), Number.Text(elements.Length)).Or(elements[_most]);
    }
}
