namespace Deploy.Rules.TaskDefinitions;

/// <summary>
/// What ECS does for a container before and around its start, it does with the execution role. The arguments of a finding are the
/// container and the task definition.
/// </summary>
public abstract class ExecutionRoleRule(
    string id, string title, string message, string property, Func<ContainerPlace, bool> needsRole,
    RuleSeverity severity = RuleSeverity.Error)
    : ContainerRule(id, title, message, severity)
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.ExecutionRole is null && needsRole(place))
            yield return Found(place, property, place.Container.Name, place.Task.Address.ToString()).Or(nameof(place.Task.ExecutionRole));
    }
}
