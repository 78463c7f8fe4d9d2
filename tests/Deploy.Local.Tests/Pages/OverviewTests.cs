using System.Net;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Pages;

/// <summary>What a browser sees at the endpoint.</summary>
public sealed class OverviewTests
{
    private const string Tags = """ "tags":[{"key":"deploy-ecs:application","value":"shop"},{"key":"deploy-ecs:environment","value":"dev"}] """;

    [Fact]
    public async Task An_empty_account_says_how_to_fill_it()
    {
        await using var local = await TestLocal.StartAsync();
        var page = await local.Aws.PageAsync("/");
        Assert.Contains("Nothing was deployed yet", page.Value, StringComparison.Ordinal);
        Assert.Contains("Tasks are simulated", page.Value, StringComparison.Ordinal);
        Assert.Contains($"--endpoint-url {local.Server.Url}", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_stand_below_their_application_and_environment()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired: 2, Tags);
        await scene.CreateServiceAsync(name: "other");
        local.Pass(3);

        var page = await local.Aws.PageAsync("/");

        Assert.Equal(["shop dev, eu-west-1", "Without an application eu-west-1", "This Local"], page.Descendants("h2").Select(heading => heading.Value));
        var rows = page.Rows("Services");
        Assert.Equal(["web", "–", "2 of 2", "completed", "web:1"], rows[0].Take(5));
        Assert.Equal("other", rows[1][0]);
        Assert.Contains("/_local/page/service/eu-west-1/c/web", page.Descendants("a").Select(link => (string)link.Attribute("href")!));
    }

    [Fact]
    public async Task A_job_and_a_gateway_are_shown()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        Assert.Equal(["edge", "active", "–", "–", "–"], (await local.Aws.PageAsync("/")).Rows("Gateways and their routes").Single());
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        await local.Aws.EcsAsync("RunTask", $$$"""{"cluster":"c","taskDefinition":"web","launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{scene.Ecs.Subnet}}}"]} } }""");
        local.Pass(0.9);

        var page = await local.Aws.PageAsync("/");

        Assert.Equal("web:1", page.Rows("Tasks that no service started").Single()[4]);
        local.Pass(3);
        Assert.Equal(["edge", "active", "c/web", "active"], (await local.Aws.PageAsync("/")).Rows("Gateways and their routes").Single().Take(4));
    }

    [Fact]
    public async Task A_schedule_stands_below_the_application_of_its_group_with_what_comes_next()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local);
        using var group = local.Aws.Signed(HttpMethod.Post, "/schedule-groups/shop", "scheduler");
        group.Content = new StringContent("""{"Tags":[{"Key":"deploy-ecs:application","Value":"shop"},{"Key":"deploy-ecs:environment","Value":"dev"}]}""");
        using (await local.Aws.Client.SendAsync(group))
            await ScheduleScene.CreateAsync(local, scene, "cron(0 3 ? * MON-FRI *)", body => (body["GroupName"], body["ScheduleExpressionTimezone"]) = ("shop", "Europe/Berlin"));
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 * * ? *)", body => body["State"] = "DISABLED", "off");
        await ScheduleScene.CreateAsync(local, scene, "at(2030-01-01T12:30:00)", body => body["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = ScheduleScene.Definition + "7", "once");
        local.Pass((30 * 60) + 2);

        var rows = (await local.Aws.PageAsync("/_local/page/schedules")).Rows("Schedules and rules in eu-west-1").ToDictionary(row => row[0]);

        Assert.Equal("cron(0 3 ? * MON-FRI *) Europe/Berlin", rows["shop/nightly"][1]);
        Assert.Equal("2030-01-02 03:00:002030-01-03 03:00:002030-01-04 03:00:00", rows["shop/nightly"][3].Replace(" 2", "2", StringComparison.Ordinal));
        Assert.Equal(["off", "–"], rows["default/off"].Skip(2).Take(2));
        Assert.Equal("2030-01-01 12:30:03 (again after 2 that failed)", rows["default/once"][3]);
        var sections = (await local.Aws.PageAsync("/")).Descendants("section").ToList();
        Assert.Equal(["shop dev, eu-west-1", "Without an application eu-west-1"], sections.Select(section => section.Element("h2")!.Value));
        Assert.Equal("2030-01-02 03:00:00", sections[0].Rows("Schedules").Single()[3]);
    }

    [Fact]
    public async Task Requests_of_AWS_at_the_same_path_are_answered_as_before()
    {
        await using var local = await TestLocal.StartAsync();
        using var request = local.Aws.Signed(HttpMethod.Get, "/?Action=ListRoles&Version=2010-05-08", "iam");
        using var reply = await local.Aws.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("ListRolesResponse", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var (status, body) = await local.Aws.FormAsync("iam", "2010-05-08", "ListRoles");
        Assert.Equal((HttpStatusCode.OK, "ListRolesResponse"), (status, body.Name.LocalName));
    }

    [Fact]
    public async Task Whoever_asks_for_its_head_alone_gets_that()
    {
        await using var local = await TestLocal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var reply = await local.Aws.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (reply.StatusCode, reply.Content.Headers.ContentType!.ToString()));
    }

    [Fact]
    public async Task A_script_gets_what_changes_alone()
    {
        await using var local = await TestLocal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Part", "live");
        using var reply = await local.Aws.Client.SendAsync(request);
        Assert.StartsWith("<p class=\"none\">Nothing was deployed yet", (await reply.Content.ReadAsStringAsync()).TrimStart(), StringComparison.Ordinal);
    }
}
