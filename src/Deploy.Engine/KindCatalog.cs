using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Clusters;
using Deploy.Engine.Kinds.LogGroups;
using Deploy.Engine.Kinds.Repositories;
using Deploy.Engine.Kinds.Roles;
using Deploy.Engine.Kinds.ScheduleGroups;
using Deploy.Engine.Kinds.Schedules;
using Deploy.Engine.Kinds.Services;
using Deploy.Engine.Kinds.TaskDefinitions;
using Deploy.Plan.Resources;

namespace Deploy.Engine;

/// <summary>
/// The kinds, in the order in which they are created where no reference says otherwise; deletion goes the other way. Nothing else switches on
/// kind.
/// </summary>
public static class KindCatalog
{
    /// <summary>One line per kind.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new EcrRepositoryKind(),
        new LogGroupKind(),
        new RoleKind(),
        new ClusterKind(),
        new TaskDefinitionKind(),
        new ServiceKind(),
        new ScheduleGroupKind(),
        new ScheduleKind(),
    ];

    private static readonly Dictionary<string, Kind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a resource.</summary>
    /// <exception cref="NotSupportedException">This version does not deploy it.</exception>
    public static Kind For(ResourceSpec spec) =>
        ByName.GetValueOrDefault(spec.Kind)
        ?? throw new NotSupportedException($"{spec.Address}: this version of deploy-ecs does not deploy the kind '{spec.Kind}'.");
}
