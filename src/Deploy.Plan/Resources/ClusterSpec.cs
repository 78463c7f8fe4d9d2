using Deploy.Ecs;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An ECS cluster. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public sealed record ClusterSpec : ResourceSpec
{
    /// <summary>What a cluster is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static CreateCluster Defaults { get; } = new() { Settings = EquatableList.Of(Insights(ContainerInsights.Enabled)) };

    /// <summary>AWS's own request. Name and tags are the engine's, and not in it.</summary>
    public CreateCluster Request { get; init; } = Defaults;

    /// <summary>CloudWatch Container Insights. Default: <see cref="Deploy.Ecs.ContainerInsights.Enabled"/>.</summary>
    [ViewOf("Settings[containerInsights].Value")]
    public ContainerInsights ContainerInsights
    {
        get => EnumSpelling.Parse<ContainerInsights>(Request.Settings.OrEmpty().FirstOrDefault(IsInsights)?.Value) ?? ContainerInsights.Disabled;
        init => Request = Request with { Settings = Request.Settings.OrEmpty().Where(setting => !IsInsights(setting)).Prepend(Insights(value)).ToEquatableList() };
    }

    private static bool IsInsights(ClusterSetting setting) => setting.Name?.Known == ClusterSettingName.ContainerInsights;

    private static ClusterSetting Insights(ContainerInsights value) => new() { Name = ClusterSettingName.ContainerInsights, Value = EnumSpelling.Of(value) };
}
