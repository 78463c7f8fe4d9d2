using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>The kinds, in the order in which they are created where no reference says otherwise; deletion goes the other way. Nothing else switches on kind.</summary>
public static class KindCatalog
{
    /// <summary>One line per kind.</summary>
    public static IReadOnlyList<IResourceKind> All { get; } =
    [
        Of(new EcrRepositoryKind()),
        Of(new LogGroupKind()),
        Of(new RoleKind()),
        Of(new ClusterKind()),
        Of(new TaskDefinitionKind()),
        Of(new ServiceKind()),
        Of(new ScheduleGroupKind()),
        Of(new ScheduleKind()),
    ];

    private static readonly Dictionary<string, IResourceKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a resource.</summary>
    /// <exception cref="NotSupportedException">This version does not deploy it.</exception>
    public static IResourceKind For(ResourceSpec spec) =>
        ByName.GetValueOrDefault(spec.Kind) ?? throw new NotSupportedException($"{spec.Address}: this version of deploy-ecs does not deploy the kind '{spec.Kind}'.");

    private static KindAdapter<TSpec> Of<TSpec>(IKind<TSpec> kind)
        where TSpec : ResourceSpec => new(kind);
}
