using System.Reflection;
using Deploy.Plan.Json;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Shapes;

public class GeneratedMapTests
{
    public static TheoryData<Type> Shapes => [.. GeneratedMaps.All.Keys.OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_member_arrives_and_comes_back(Type shape)
    {
        var said = GeneratedMaps.Full(shape);

        var model = GeneratedMaps.ToModel(said);

        // The base class of requests has members of its own.
        Assert.All(
            model.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => shape.GetProperty(property.Name) is not null),
            property => Assert.NotNull(property.GetValue(model)));
        Assert.Equal(JsonText.Write(RecordMapper.ToJson(said)), JsonText.Write(RecordMapper.ToJson(GeneratedMaps.FromModel(shape, model))));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nothing_becomes_nothing(Type shape)
    {
        var model = GeneratedMaps.ToModel(Activator.CreateInstance(shape)!);

        Assert.Equal("{}", JsonText.Write(RecordMapper.ToJson(GeneratedMaps.FromModel(shape, model))));
    }

    [Fact]
    public void What_was_not_resolved_is_not_sent()
    {
        var service = new CreateService { Cluster = Reference.NameOf(new("cluster", "shop")) };

        var problem = Assert.Throws<InvalidOperationException>(() => GeneratedMaps.ToModel(service));

        Assert.Equal("'cluster' is the Name of cluster/shop, which was not resolved before the call.", problem.Message);
    }

    [Fact]
    public void Each_operation_that_the_engine_calls_has_its_mapping() => Assert.All(
        (Type[])[typeof(CreateCluster), typeof(RegisterTaskDefinition), typeof(CreateService), typeof(UpdateService), typeof(Deploy.Plan.Shapes.Ecr.CreateRepository), typeof(Deploy.Plan.Shapes.Scheduler.CreateSchedule), typeof(Deploy.Plan.Shapes.CloudWatchLogs.CreateLogGroup)],
        shape => Assert.Contains(shape, GeneratedMaps.All.Keys));
}
