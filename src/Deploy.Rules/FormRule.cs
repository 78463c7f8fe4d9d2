using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules;

/// <summary>Texts of a resource have a form. The one argument of a finding is the text, quoted. A text that is not given is null.</summary>
public abstract class FormRule<TSpec>(
    string id, string title, string message, Func<TSpec, IEnumerable<(string Path, string? Text)>> texts, Func<string, bool> form,
    RuleSeverity severity = RuleSeverity.Error)
    : ResourceRule<TSpec>(id, title, message, severity)
    where TSpec : ResourceSpec
{
    /// <summary>A rule of one text.</summary>
    protected FormRule(
        string id, string title, string message, string property, Func<TSpec, string?> text, Func<string, bool> form,
        RuleSeverity severity = RuleSeverity.Error)
        : this(id, title, message, resource => [(property, text(resource))], form, severity)
    {
    }

    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(TSpec resource, DeploymentPlan plan) =>
        from found in texts(resource)
        where Text.IsKnownAndNot(found.Text, form)
        select Found(resource.Address, found.Path, Text.Quote(found.Text!));
}
