using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules;

/// <summary>A number of each container lies in a range; see <see cref="RangeRule{TSpec}"/>.</summary>
public abstract class ContainerRangeRule(
    string id, string title, string message, IntRange range, string property, Func<ContainerPlace, int?> number,
    RuleSeverity severity = RuleSeverity.Error)
    : RangeRule<TaskDefinitionSpec>(
        id, title, message, range, task => ContainerPlace.In(task).Select(place => (place.Path(property), number(place))), severity);
