using System.Net;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

public sealed class ConsistencyTests
{
    [Fact]
    public async Task A_new_object_is_invisible_to_the_first_reads_of_each_operation()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":2,"seconds":60}""");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        var listed = await CountsAsync(() => local.Aws.EcsAsync("ListClusters", "{}"), "clusterArns", 3);
        var described = await CountsAsync(() => local.Aws.EcsAsync("DescribeClusters", """{"clusters":["c"]}"""), "clusters", 3);

        Assert.Equal([0, 0, 1], listed);
        Assert.Equal([0, 0, 1], described);
    }

    [Fact]
    public async Task Every_service_is_behind_and_a_later_write_does_not_hide_an_earlier_one()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":1,"seconds":60}""");
        await CreateGroupAsync(local, "a");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        var first = await GroupsAsync(local);
        var second = await GroupsAsync(local);
        await CreateGroupAsync(local, "b");
        var third = await GroupsAsync(local);
        var fourth = await GroupsAsync(local);

        Assert.Equal(["", "a", "a", "a b"], [first, second, third, fourth]);
    }

    [Fact]
    public async Task A_write_is_visible_to_all_when_its_time_is_over_or_the_mode_is_set_again()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":5,"seconds":3}""");
        await CreateGroupAsync(local, "a");
        var young = await GroupsAsync(local);
        local.Pass(3);
        var old = await GroupsAsync(local);
        await CreateGroupAsync(local, "b");
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":5,"seconds":3}""");
        var settled = await GroupsAsync(local);

        Assert.Equal(["", "a", "a b"], [young, old, settled]);
    }

    [Fact]
    public async Task A_write_that_names_what_is_not_visible_yet_can_be_refused()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":1,"seconds":60,"refuseYoung":true}""");
        await CreateGroupAsync(local, "a");

        using var first = await local.Aws.SendJsonAsync("logs", "Logs_20140328", "PutRetentionPolicy", """{"logGroupName":"a","retentionInDays":7}""");
        using var second = await local.Aws.SendJsonAsync("logs", "Logs_20140328", "PutRetentionPolicy", """{"logGroupName":"a","retentionInDays":7}""");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Contains("ResourceNotFoundException", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_was_given_away_is_taken_at_once()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":1,"seconds":60,"refuseYoung":true}""");
        await CreateGroupAsync(local, "a");

        using var again = await local.Aws.SendJsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"a"}""");

        Assert.Contains("ResourceAlreadyExistsException", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_in_another_order_each_time_unless_aws_documents_one()
    {
        await using var local = await TestLocal.StartAsync();
        for (var i = 0; i < 8; i++)
        {
            await local.Aws.EcsAsync("CreateCluster", $$"""{"clusterName":"c{{i}}"}""");
            await CreateGroupAsync(local, $"g{i}");
        }

        await local.Aws.AdminPostAsync("consistency", """{"shuffleLists":true,"seed":7}""");
        var orders = new HashSet<string>();
        for (var i = 0; i < 3; i++)
            orders.Add((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.ToJsonString());

        Assert.Equal(3, orders.Count);
        Assert.All(orders, order => Assert.Equal(8, order.Split(',').Length));
        Assert.Equal("g0 g1 g2 g3 g4 g5 g6 g7", await GroupsAsync(local));
    }

    [Fact]
    public async Task A_containers_command_keeps_its_order()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(container: """ "command":["a","b","c","d","e","f","g"],"environment":[{"name":"A","value":"1"},{"name":"B","value":"2"},{"name":"C","value":"3"}] """);
        await local.Aws.AdminPostAsync("consistency", """{"shuffleLists":true}""");
        var environments = new HashSet<string>();
        for (var i = 0; i < 10; i++)
        {
            var container = (await local.Aws.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"web"}"""))["taskDefinition"]!["containerDefinitions"]![0]!;
            Assert.Equal("""["a","b","c","d","e","f","g"]""", container["command"]!.ToJsonString());
            environments.Add(container["environment"]!.ToJsonString());
        }

        Assert.NotEqual(1, environments.Count);
    }

    [Theory]
    [InlineData("""{"invisibleReads":-1}""", "invisibleReads")]
    [InlineData("""{"seconds":-1}""", "seconds")]
    [InlineData("""{"services":["moon"]}""", "no service 'moon'")]
    [InlineData("""{"invisible":1}""", "invisible")]
    public async Task A_wrong_mode_is_refused_with_the_reason(string body, string reason)
    {
        await using var local = await TestLocal.StartAsync();

        using var reply = await local.Aws.Client.PostAsync("/_local/consistency", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        var error = (string)System.Text.Json.Nodes.JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["error"]!;
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private static async Task<List<int>> CountsAsync(Func<Task<System.Text.Json.Nodes.JsonObject>> read, string list, int times)
    {
        var counts = new List<int>();
        for (var i = 0; i < times; i++)
            counts.Add((await read())[list]!.AsArray().Count);
        return counts;
    }

    private static Task CreateGroupAsync(TestLocal local, string name) =>
        local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", $$"""{"logGroupName":"{{name}}"}""");

    private static async Task<string> GroupsAsync(TestLocal local) =>
        string.Join(' ', (await local.Aws.JsonAsync("logs", "Logs_20140328", "DescribeLogGroups", "{}"))["logGroups"]!.AsArray().Select(group => (string)group!["logGroupName"]!));
}
