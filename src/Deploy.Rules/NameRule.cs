using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules;

/// <summary>
/// The name that a resource will have in AWS has the form of its kind: <c>{form}</c> in the message stands for it. The one argument of a
/// finding is the name, quoted.
/// </summary>
public abstract class NameRule<TSpec>(string id, string title, string message, NameForm form, RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TSpec>(id, title, form.Fill(message), severity), INameRule
    where TSpec : ResourceSpec
{
    /// <inheritdoc/>
    public NameForm Form { get; } = form;

    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(Form.Fits, resource, plan) is { } name && !DerivedNames.FollowsFromFault(resource, plan))
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
