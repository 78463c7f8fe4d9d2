using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests.Shapes;

/// <summary>Whatever AWS takes in the request of a resource can be set by <c>[Raw]</c>, or is refused with a reason.</summary>
public class RawMemberTests
{
    private static readonly Type[] Requests =
        [.. new[] { typeof(ClusterSpec), typeof(EcrRepositorySpec), typeof(TaskDefinitionSpec), typeof(ServiceSpec), typeof(ScheduleSpec) }
            .Select(spec => RecordMember.Of(spec).Single(member => member.IsRequest).Type)];

    [Fact]
    public void Every_member_can_be_set_or_is_owned_with_a_reason()
    {
        var (set, owned) = (0, 0);
        foreach (var begin in Requests.Append(typeof(ContainerDefinition)))
        {
            foreach (var wire in Paths(begin, ""))
            {
                var path = ShapePath.Find(begin, wire.ToUpperInvariant(), out var fault);
                Assert.True(path is not null, $"{begin.Name} {wire}: {fault?.Message}");
                Assert.Equal(wire, path.WirePath);
                if (OwnedMembers.ReasonFor(begin, wire) is { } reason)
                {
                    Assert.Matches("^[A-Za-z].*[^.]$", reason);
                    owned += 1 + (ElementOf(path.Type) is { Name: nameof(Tag) or nameof(ContainerDefinition) } ? 0 : InElements(path.Type));
                    continue;
                }

                // A value with all members, those of lists and structures too.
                var json = Sample(path.Type);
                var faults = new List<ShapeFault>();
                var changed = path.With(Activator.CreateInstance(begin)!, ShapeJson.Read(path.Type, JsonReader.Read(JsonText.Write(json)), faults));
                Assert.Empty(faults.Select(found => $"{wire} {found}"));
                Assert.Equal(JsonText.Write(json), JsonText.Write(Within(ShapeJson.Write(changed), wire)));
                set += InElements(path.Type) + 1;
            }
        }

        // What is not counted are the members of tags, and those of containers where they are owned: they are counted by themselves.
        var tags = (Requests.Length - 1) * All(typeof(Tag));
        Assert.Equal(Requests.Sum(All) - tags, set + owned);
        Assert.InRange(owned, 20, 80);
    }

    [Fact]
    public void A_structure_that_holds_what_is_owned_is_owned() =>
        Assert.Equal("Target.Arn in it is the engine's; set its other members one by one", OwnedMembers.ReasonFor(typeof(Plan.Shapes.Scheduler.CreateSchedule), "Target"));

    [Theory]
    [InlineData("deploymentConfiguration.bakeTime", "deploymentConfiguration.bakeTime", "DeploymentConfiguration has no member 'bakeTime'.")]
    [InlineData("tags[0].key", "tags[0]", "'tags' is a list: set it as a whole.")]
    [InlineData("tags.key", "tags.key", "'tags' is a list: set it as a whole.")]
    [InlineData("desiredCount.", "desiredCount.", "'desiredCount' has no members.")]
    [InlineData("", "", "CreateService has no member ''.")]
    public void A_path_that_leads_nowhere_says_where_it_goes_wrong(string path, string at, string message)
    {
        Assert.Null(ShapePath.Find(typeof(CreateService), path, out var fault));
        Assert.Equal((at, message), (fault!.Path, fault.Message.Split(" Did")[0]));
    }

    [Fact]
    public void Nothing_is_made_to_say_nothing()
    {
        var path = ShapePath.Find(typeof(CreateService), "deploymentConfiguration.bakeTimeInMinutes", out _)!;
        Assert.Null(((CreateService)path.With(new CreateService(), null)).DeploymentConfiguration);
    }

    [Fact]
    public void Places_are_those_of_values_and_names()
    {
        const string Text = """{ "a": [1, { "b": "x" }] }""";
        var places = new JsonPlaces();
        JsonReader.Read(Text, places);
        string At(Texts.TextRange? range) => Text.Substring(range!.Value.Start, range.Value.Length);
        Assert.Equal([Text, "1", "\"x\"", "\"b\""], [At(places.ValueAt("")), At(places.ValueAt("a[0]")), At(places.ValueAt("a[1].b")), At(places.NameAt("a[1].b"))]);
        Assert.Null(places.ValueAt("c"));
    }

    /// <summary>The paths of all members, as far as paths lead.</summary>
    private static IEnumerable<string> Paths(Type shape, string path) => ShapeMember.Of(shape).SelectMany(member =>
        Paths(member.Type, JsonPath(path, member)).Prepend(JsonPath(path, member)));

    private static string JsonPath(string path, ShapeMember member) => path.Length == 0 ? member.WireName : $"{path}.{member.WireName}";

    /// <summary>The members of the elements of a list, to which no path leads.</summary>
    private static int InElements(Type type) => ElementOf(type) is { } element ? All(element) : 0;

    /// <summary>All members of a shape, in lists and structures too.</summary>
    private static int All(Type shape) => ShapeMember.Of(shape).Sum(member => 1 + All(member.Type) + InElements(member.Type));

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>) ? type.GetGenericArguments()[0] : null;

    private static object Sample(Type type)
    {
        if (type == typeof(string) || type == typeof(Reference)) return "@{Text}";
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long)) return 1L;
        if (type == typeof(double)) return 1.5;
        if (type == typeof(EquatableMap)) return new JsonMap { ["a"] = "b" };
        if (ElementOf(type) is { } element) return new JsonList { Sample(element) };
        if (type.IsGenericType) return EnumSpelling.All(type.GetGenericArguments()[0])[0];
        var map = new JsonMap();
        foreach (var member in ShapeMember.Of(type)) map.Add(member.WireName, Sample(member.Type));
        return map;
    }

    private static object? Within(JsonMap map, string path) => path.Split('.').Aggregate((object?)map, (at, name) => ((JsonMap)at!)[name]);
}
