using Deploy.Plan.Json;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;

namespace Deploy.Plan.Tests.Shapes;

public class ShapeJsonTests
{
    [Theory]
    [InlineData("""{ "tmpfss": [] }""", "tmpfss", "LinuxParameters has no member 'tmpfss'. Did you mean tmpfs?")]
    [InlineData("""{ "tmpfs": [{ "containerPath": "/a" }] }""", "tmpfs[0]", "'size' is missing: AWS demands it of Tmpfs.")]
    [InlineData("""{ "tmpfs": [{ "containerPath": "/a", "size": "64" }] }""", "tmpfs[0].size", "This is a text; a whole number belongs here.")]
    [InlineData("""{ "tmpfs": [{ "containerPath": "/a", "size": 64.5 }] }""", "tmpfs[0].size", "This is a number; a whole number belongs here.")]
    [InlineData("""{ "tmpfs": { "containerPath": "/a" } }""", "tmpfs", "This is an object; a list belongs here.")]
    [InlineData("""{ "tmpfs": [null] }""", "tmpfs[0]", "A list of AWS has no null in it.")]
    [InlineData("""{ "tmpfs": [{ "containerPath": null, "size": 64 }] }""", "tmpfs[0]", "'containerPath' is missing: AWS demands it of Tmpfs.")]
    [InlineData("""{ "swappiness": 5000000000 }""", "swappiness", "This is a number; a whole number belongs here.")]
    [InlineData("""{ "initProcessEnabled": "true" }""", "initProcessEnabled", "This is a text; true or false belongs here.")]
    [InlineData("""{ "devices": [{ "hostPath": "/a", "permissions": ["read", "eat"] }] }""", "devices[0].permissions[1]", "'eat' is none of read, write, mknod.")]
    [InlineData("""{ "maxSwap": 1, "MaxSwap": 2 }""", "maxSwap", "'maxSwap' stands twice.")]
    [InlineData("""[]""", "", "This is a list; an object belongs here.")]
    public void What_is_wrong_is_said_with_its_place(string json, string path, string message)
    {
        var faults = new List<ShapeFault>();

        ShapeJson.Read(typeof(LinuxParameters), JsonReader.Read(json), faults);

        Assert.Equal(new ShapeFault(path, message), Assert.Single(faults) with { IsOfName = false });
    }

    [Fact]
    public void A_value_that_may_be_secret_is_not_said_again()
    {
        var faults = new List<ShapeFault>();

        ShapeJson.Read(typeof(ContainerDefinition), JsonReader.Read("""{ "environment": "s3cret", "logConfiguration": { "logDriver": "splunk", "options": { "splunk-token": 73 } } }"""), faults);

        Assert.Equal(["environment", "logConfiguration.options.splunk-token"], faults.Select(fault => fault.Path));
        Assert.All(faults, fault => Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_read_as_AWS_writes_them_anywhere()
    {
        var faults = new List<ShapeFault>();

        var shape = ShapeJson.Read(typeof(LinuxParameters), JsonReader.Read("""{ "Tmpfs": [{ "ContainerPath": "/a", "Size": 64 }] }"""), faults);

        Assert.Empty(faults);
        Assert.Equal("""{"tmpfs":[{"containerPath":"/a","size":64}]}""", Compact(ShapeJson.Write(shape!)));
    }

    private static string Compact(JsonMap map) => System.Text.Json.Nodes.JsonNode.Parse(JsonText.Write(map))!.ToJsonString();
}
