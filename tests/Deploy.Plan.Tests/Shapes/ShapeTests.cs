using System.Reflection;
using System.Runtime.Serialization;
using CsCheck;
using Deploy.Plan.Json;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests.Shapes;

public class ShapeTests
{
    private static readonly Type[] All =
        [.. typeof(ShapeMember).Assembly.GetTypes().Where(type => type.IsPublic && ShapeMember.Of(type).Count > 0).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>An input without members has nothing to show here.</summary>
    public static TheoryData<Type> Shapes => [.. All];

    [Fact]
    public void There_is_a_shape_for_what_a_plan_can_say() => Assert.True(All.Length >= 240, $"Only {All.Length} shapes.");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_is_read_as_it_was_written(Type shape) =>
        RandomPlans.RecordOf(shape).Sample(
            record => RecordMapper.FromJson(shape, (JsonMap)JsonReader.Read(JsonText.Write(RecordMapper.ToJson(record)))!).Equals(record), iter: 20);

    [Fact]
    public void Nothing_and_an_empty_list_are_two_things()
    {
        Assert.Equal("{}", JsonText.Write(RecordMapper.ToJson(new CreateService())));
        Assert.Equal("{\n  \"LoadBalancers\": []\n}", JsonText.Write(RecordMapper.ToJson(new CreateService { LoadBalancers = EquatableList<LoadBalancer>.Empty })));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void All_that_a_shape_can_say_is_optional(Type shape) => Assert.All(
        ShapeMember.Of(shape), member => Assert.Null(member.Get(Activator.CreateInstance(shape)!)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_is_no_text_that_tells_what_is_sensitive(Type shape)
    {
        if (!shape.GetProperties().Any(property => property.GetCustomAttribute<SensitiveAttribute>() is not null)) return;

        RandomPlans.RecordOf(shape).Sample(record => record.ToString() == shape.Name, iter: 5);
    }

    [Fact]
    public void A_value_that_AWS_has_added_is_kept()
    {
        var value = new OpenEnum<LaunchType>("ON_THE_MOON");

        Assert.Null(value.Known);
        Assert.Equal("ON_THE_MOON", value.ToString());
        Assert.NotEqual(value, LaunchType.Fargate);
        Assert.Equal(LaunchType.ManagedInstances, new OpenEnum<LaunchType>("MANAGED_INSTANCES").Known);
        Assert.Equal("MANAGED_INSTANCES", ((OpenEnum<LaunchType>)LaunchType.ManagedInstances).Text);
    }

    [Fact]
    public void Every_value_of_an_enum_has_its_spelling() => Assert.All(
        typeof(ShapeMember).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace!.StartsWith("Deploy.Plan.Shapes", StringComparison.Ordinal)),
        type => Assert.All(type.GetFields(BindingFlags.Public | BindingFlags.Static), field => Assert.NotNull(field.GetCustomAttribute<EnumMemberAttribute>())));

    [Theory]
    [InlineData(typeof(Deploy.Ecs.LaunchType), typeof(LaunchType))]
    [InlineData(typeof(Deploy.Ecs.Compatibility), typeof(Compatibility))]
    [InlineData(typeof(Deploy.Ecs.CpuArchitecture), typeof(CPUArchitecture))]
    [InlineData(typeof(Deploy.Ecs.OperatingSystemFamily), typeof(OSFamily))]
    [InlineData(typeof(Deploy.Ecs.NetworkMode), typeof(NetworkMode))]
    [InlineData(typeof(Deploy.Ecs.TransportProtocol), typeof(TransportProtocol))]
    [InlineData(typeof(Deploy.Ecs.ApplicationProtocol), typeof(ApplicationProtocol))]
    [InlineData(typeof(Deploy.Ecs.PropagateTags), typeof(PropagateTags))]
    public void What_a_user_may_choose_is_spelled_as_AWS_spells_it(Type vocabulary, Type shape) =>
        Assert.Subset(EnumSpelling.All(shape).ToHashSet(), EnumSpelling.All(vocabulary).ToHashSet());

    [Fact]
    public void Of_a_map_each_value_is_hidden_that_may_be_secret()
    {
        var log = new LogConfiguration { LogDriver = LogDriver.Splunk, Options = new EquatableMap([new("splunk-token", "s3cret"), new("awslogs-region", "eu-west-1")]) };

        var shown = JsonText.Write(RecordMapper.ToJson(log, _ => "(hidden)"));

        Assert.DoesNotContain("s3cret", shown, StringComparison.Ordinal);
        Assert.Contains("(hidden)", shown, StringComparison.Ordinal);
        Assert.Contains("eu-west-1", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Arn": "role/a", "Name": "role/a" }""")]
    [InlineData("""{ "arn": "role/a" }""")]
    [InlineData("""{ "0": "role/a" }""")]
    [InlineData("7")]
    public void A_reference_names_a_resource_in_one_way(string json)
    {
        var problem = Assert.Throws<FormatException>(() => RecordMapper.FromJson(typeof(CreateService), new JsonMap { ["Cluster"] = JsonReader.Read(json) }));

        Assert.Contains("'Cluster'", problem.Message, StringComparison.Ordinal);
    }
}
