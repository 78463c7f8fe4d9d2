using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Services;
using Deploy.Engine.Reading;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Diffing;

/// <summary>
/// Finds what looks like a rename: a resource that is new and one that left the plan, of one kind and alike. It is never acted upon, since
/// two resources can be alike by chance; it is said.
/// </summary>
internal static class RenameHints
{
    /// <summary>What a new resource may have been before, by its address. Where one of two could be meant, none is named.</summary>
    public static IReadOnlyDictionary<ResourceAddress, ResourceAddress> Find(IReadOnlyList<ResourceSpec> order, World world, KindContext context)
    {
        var created = order.Where(spec => !world.Snapshots.ContainsKey(spec.Address) && spec.MovedFrom is null).ToList();
        var gone = world.Vanished.Where(snapshot => !context.Resources.ContainsKey(snapshot.Address) && order.All(spec => spec.MovedFrom != snapshot.Address)).ToList();
        var hints = new Dictionary<ResourceAddress, ResourceAddress>();
        // In the order in which they are made: a service is like another where their task definitions are.
        foreach (var kind in created.GroupBy(spec => spec.Kind))
        {
            var pairs = (from spec in kind from snapshot in gone where snapshot.Address.Kind == kind.Key && AreAlike(spec, snapshot, hints, context) select (New: spec.Address, Old: snapshot.Address)).ToList();
            foreach (var pair in pairs.Where(pair => pairs.Count(other => other.New == pair.New || other.Old == pair.Old) == 1)) hints[pair.New] = pair.Old;
        }

        return hints;
    }

    private static bool AreAlike(ResourceSpec spec, Snapshot snapshot, Dictionary<ResourceAddress, ResourceAddress> hints, KindContext context) => (spec, snapshot) switch
    {
        (TaskDefinitionSpec task, Snapshot<TaskDefinitionSpec> old) => AreAlike(task, old.Actual),
        (ServiceSpec service, ServiceSnapshot old) => old.TaskDefinitionArn is { } revision && RunsTheSame(service, RevisionName.FamilyOf(revision), hints, context),
        (ScheduleSpec schedule, Snapshot<ScheduleSpec> old) =>
            schedule.ScheduleExpression == old.Actual.ScheduleExpression && schedule.ScheduleExpressionTimezone == old.Actual.ScheduleExpressionTimezone,
        // Who says who may use a role is its user, which has moved too.
        (RoleSpec role, Snapshot<RoleSpec> old) => role.TrustedService == old.Actual.TrustedService,
        _ => KindCatalog.For(spec).Compare(spec, snapshot, context).Count == 0,
    };

    private static bool RunsTheSame(ServiceSpec service, string family, Dictionary<ResourceAddress, ResourceAddress> hints, KindContext context) =>
        context.NameOf(service.TaskDefinition) == family
        || (hints.TryGetValue(service.TaskDefinition, out var old) && context.Names.Of(old) == family);

    /// <summary>Sizes, images of others, ports and names of variables. What holds names of the application itself changes with a rename.</summary>
    private static bool AreAlike(TaskDefinitionSpec task, TaskDefinitionSpec old)
    {
        if (task.Cpu != old.Cpu || task.Memory != old.Memory || task.ContainerDefinitions.Count != old.ContainerDefinitions.Count) return false;
        return task.ContainerDefinitions.Zip(old.ContainerDefinitions).All(pair => AreAlike(pair.First, pair.Second));
    }

    private static bool AreAlike(ContainerSpec container, ContainerSpec old) =>
        (container.Repository is not null || container.Image == old.Image)
        && container.PortMappings.Select(port => port.ContainerPort).SequenceEqual(old.PortMappings.Select(port => port.ContainerPort))
        && container.Environment.Select(variable => variable.Name).Order(StringComparer.Ordinal)
            .SequenceEqual(old.Environment.Select(variable => variable.Name).Order(StringComparer.Ordinal));
}
