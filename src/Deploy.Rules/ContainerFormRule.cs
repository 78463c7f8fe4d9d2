using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>Texts of each container have a form; see <see cref="FormRule{TSpec}"/>.</summary>
public abstract class ContainerFormRule(
    string id, string title, string message,
    Func<ContainerPlace, IEnumerable<(string Property, string? Text)>> texts, Func<string, bool> form,
    RuleSeverity severity = RuleSeverity.Error)
    : FormRule<TaskDefinitionSpec>(id, title, message, task => TextsIn(task, texts), form, severity)
{
    /// <summary>A rule of one text of each container.</summary>
    protected ContainerFormRule(
        string id, string title, string message, string property, Func<ContainerPlace, string?> text, Func<string, bool> form,
        RuleSeverity severity = RuleSeverity.Error)
        : this(id, title, message, place => [(property, text(place))], form, severity)
    {
    }

    private static IEnumerable<(string Path, string? Text)> TextsIn(
        TaskDefinitionSpec task, Func<ContainerPlace, IEnumerable<(string Property, string? Text)>> texts) =>
        from place in ContainerPlace.In(task)
        from found in texts(place)
        select (place.Path(found.Property), found.Text);
}
