using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>Each view of each kind lives: one that no life varies is perhaps created, but never seen to differ, written or read back.</summary>
public class ViewCoverageTests
{
    private static readonly Dictionary<Type, string[]> Varied = new()
    {
        [typeof(ClusterSpec)] = [.. Of(ClusterVariations.Of)],
        [typeof(EcrRepositorySpec)] = [.. Of(RepositoryVariations.Of("key")), .. Of(RepositoryVariations.OfPolicy)],
        [typeof(TaskDefinitionSpec)] =
            [.. Of(TaskDefinitionVariations.OfTask), .. Of(TaskDefinitionVariations.OfTalkative), .. Of(TaskDefinitionVariations.OfInstances)],
        [typeof(ServiceSpec)] = [.. Of(ServiceVariations.Of("group")), .. Of(ServiceVariations.OfBalanced("group", "sg-1"))],
        [typeof(ScheduleSpec)] = [.. Of(ScheduleVariations.Of("queue"))],
    };

    /// <summary>In what a resource lies is part of what it is: elsewhere is another one, for which there is a test of its own.</summary>
    private static readonly Dictionary<Type, string> Home = new()
    {
        [typeof(ServiceSpec)] = nameof(ServiceSpec.Cluster),
        [typeof(ScheduleSpec)] = nameof(ScheduleSpec.ScheduleGroup),
    };

    public static TheoryData<Type> Kinds => [.. Views.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_view_is_varied_in_a_life(Type spec) => Assert.Empty(
        Views.Of(spec).Select(view => view.Path).Except([.. Varied[spec].Select(Views.FormOf), Home.GetValueOrDefault(spec, "")]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_variation_is_of_a_property_that_exists(Type spec) =>
        Assert.All(Varied[spec], path => Assert.True(PropertyPath.Exists(spec, path), $"{spec.Name} has no {path}."));

    private static IEnumerable<string> Of<T>(IEnumerable<(string Property, Func<T, T> Change)> variations) =>
        variations.Select(variation => variation.Property);
}
