using System.Net;
using System.Text;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

/// <summary>What a browser sees at the endpoint.</summary>
public sealed class StartPageTests
{
    [Fact]
    public async Task An_empty_account_says_how_to_fill_it()
    {
        await using var local = await TestLocal.StartAsync();

        var page = await PageAsync(local);

        Assert.Contains("Nothing was deployed yet", page, StringComparison.Ordinal);
        Assert.Contains($"endpoint <code>{local.Server.Url}</code>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_what_runs_now_by_Region()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync(desired: 2);
        await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"team/app"}""");
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        local.Pass(3);

        var page = await PageAsync(local);

        Assert.Contains("<h2>eu-west-1</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>c</td><td>web</td><td>2 of 2</td><td>COMPLETED</td><td>web:1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>RUNNING</td><td>public.ecr.aws/x/app:1</td>", page, StringComparison.Ordinal);
        Assert.Contains($"<td>team/app</td><td>localhost:{local.Server.Context.Endpoint.Port}/eu-west-1/team/app</td><td>0</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>/ecs/web</td><td>ever</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_shown_with_its_next_times_and_with_what_waits()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local);
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 ? * MON-FRI *)", body => body["ScheduleExpressionTimezone"] = "Europe/Berlin");
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 * * ? *)", body => body["State"] = "DISABLED", "off");
        await ScheduleScene.CreateAsync(local, scene, "at(2030-01-01T12:30:00)", body => body["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = ScheduleScene.Definition + "7", "once");
        local.Pass((30 * 60) + 2);

        var page = await PageAsync(local);

        Assert.Contains("<th>State</th><th>Next</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td>ENABLED</td><td>2030-01-02 03:00:00, 2030-01-03 03:00:00, 2030-01-04 03:00:00</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>DISABLED</td><td></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>ENABLED</td><td>2030-01-01 12:30:03 (again after 2 that failed)</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_is_shown_with_its_routes()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await GatewayScene.CreateAsync(local);
        await scene.AssociatedAsync();
        var without = await PageAsync(local);
        await scene.Ecs.CreateServiceAsync(more: GatewayScene.Connector);
        local.Pass(3);

        var page = await PageAsync(local);

        Assert.Contains("<td>edge</td><td>ACTIVE</td><td></td><td></td>", without, StringComparison.Ordinal);
        Assert.Contains("<td>edge</td><td>ACTIVE</td><td>c</td><td>web</td><td>ACTIVE</td><td>https:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_is_text()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"cannotPull","reason":"<img src=x onerror=alert(2)>"}""");
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);

        var page = await PageAsync(local);

        Assert.Contains("&lt;img src=x onerror=alert(2)&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_nothing_from_elsewhere_and_may_be_shown_in_no_other_page()
    {
        await using var local = await TestLocal.StartAsync();

        using var reply = await local.Aws.Client.GetAsync("/");

        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", reply.Content.Headers.ContentType!.ToString());
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
    public async Task Its_button_ends_Local()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.Contains("<form method=\"post\" action=\"/_local/shutdown\">", await PageAsync(local), StringComparison.Ordinal);
        // As a browser sends it from this page.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_local/shutdown") { Content = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("Origin", local.Server.Url.TrimEnd('/'));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var reply = await local.Aws.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        await local.Server.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<string> PageAsync(TestLocal local) => await local.Aws.Client.GetStringAsync("/");
}
