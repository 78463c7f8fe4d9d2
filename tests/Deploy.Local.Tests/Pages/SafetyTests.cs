using System.Net;
using System.Xml.Linq;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Pages;

/// <summary>What pages must not do: take others' text for markup, tell secrets, act for strangers.</summary>
public sealed class SafetyTests
{
    private const string Hostile = "<img src=x onerror=alert(2)>";
    private const string Secret = "swordfish";

    private static readonly string[] Paths =
        ["/", "/_local/page/logs", "/_local/page/schedules", "/_local/page/images", "/_local/page/requests", "/_local/page/faults", "/_local/page/clock"];

    [Fact]
    public void Holes_are_text()
    {
        Html html = $"""<p title="{"\"'<&>"}">{"a\0b\u202ec\ud800"}{(Html)$"<b>{1}</b>"}</p>""";
        var read = PageReads.Parse(html.ToString());
        Assert.Equal("\"'<&>", (string)read.Attribute("title")!);
        Assert.Equal("a\\u0000b\\u202ec\ufffd1", read.Value);
        Assert.Equal("1", read.Element("b")!.Value);
    }

    [Fact]
    public async Task What_others_wrote_is_text_and_secrets_are_not_shown()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("tasks/faults", $$"""{"kind":"exit","reason":"{{Hostile}}","log":["{{Hostile}} line"]}""");
        await local.Aws.AdminPostAsync("faults", """{"service":"ecs","operation":"<i>","kind":"denied"}""");
        var scene = await ScheduleScene.SceneAsync(local);
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        await scene.RegisterAsync(container: $$"""
            "environment":[{"name":"PASSWORD","value":"{{Secret}}"}],
            "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-stream-prefix":"app"} }
            """);
        await scene.CreateServiceAsync();
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"heard","EventPattern":"{\"source\":[\"<script>alert(1)</script>\"]}"}""");
        await local.Aws.JsonAsync("secretsmanager", "secretsmanager", "CreateSecret", $$"""{"Name":"db","SecretString":"{{Secret}}"}""");
        await ScheduleScene.CreateAsync(local, scene, "rate(1 minute)", body =>
        {
            body["Target"]!["Input"] = $$"""{"containerOverrides":[{"name":"nobody","environment":[{"name":"A","value":"{{Secret}}"}]}]}""";
            ScheduleScene.Retry(body, attempts: 0);
        });
        local.Pass(3);
        local.Pass(120);
        var task = (await scene.TasksAsync("STOPPED"))[0];
        var id = ((string)task["taskArn"]!).Split('/')[^1];

        var seen = "";
        foreach (var path in Paths.Append("/_local/page/service/eu-west-1/c/web").Append($"/_local/page/task/eu-west-1/c/{id}").Append("/_local/page/log/eu-west-1?group=/ecs/web&text=LINE"))
        {
            var page = await local.Aws.PageAsync(path);
            Assert.Equal(["/_local/page/script.js"], page.Descendants("script").Select(script => (string)script.Attribute("src")!));
            Assert.Empty(page.Descendants("img").Concat(page.Descendants("i")));
            Assert.DoesNotContain(Secret, page.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            seen += page.Value;
        }

        Assert.Contains($"{Hostile} line", seen, StringComparison.Ordinal);
        Assert.Contains($"(app: exit code 1, {Hostile})", seen, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", seen, StringComparison.Ordinal);
        // The dead letter of the schedule is told without its body.
        Assert.Contains("Override for container named nobody", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_take_nothing_from_elsewhere_and_are_shown_in_no_other_page()
    {
        await using var local = await TestLocal.StartAsync();
        foreach (var path in Paths.Append("/_local/page/style.css").Append("/_local/page/script.js").Append("/_local/page/task/nowhere/c/1"))
        {
            using var reply = await local.Aws.Client.GetAsync(path);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
                Assert.Single(reply.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-store", reply.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Strangers_see_nothing_and_do_nothing(string header, string value)
    {
        await using var local = await TestLocal.StartAsync();
        var fields = (await local.Aws.PageAsync("/_local/page/clock")).Forms("advance").Single();
        foreach (var request in (HttpRequestMessage[])
            [new(HttpMethod.Get, "/"), new(HttpMethod.Get, "/_local/page/requests"), new(HttpMethod.Post, "/_local/page/do/advance") { Content = new FormUrlEncodedContent(fields) }])
        {
            request.Headers.TryAddWithoutValidation(header, value);
            using var reply = await local.Aws.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        }

        Assert.Equal(TimeSpan.Zero, local.Server.Context.Clock.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task A_form_without_the_token_of_this_run_does_nothing(string? token)
    {
        await using var local = await TestLocal.StartAsync();
        foreach (var action in (string[])["advance", "end", "clear-faults", "task-fault"])
        {
            var fields = new Dictionary<string, string> { ["by"] = "1d", ["kind"] = "exit" };
            if (token is not null)
                fields["token"] = token;
            using var reply = await local.Aws.Client.PostAsync($"/_local/page/do/{action}", new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
            Assert.Contains("not of this run", PageReads.Parse(await reply.Content.ReadAsStringAsync()).Value, StringComparison.Ordinal);
        }

        Assert.Equal(TimeSpan.Zero, local.Server.Context.Clock.Offset);
        Assert.Empty(local.Server.Context.TaskFaults.All);
    }

    [Fact]
    public async Task What_is_not_there_makes_no_state()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.PageAsync("/_local/page/service/nowhere/c/web", HttpStatusCode.NotFound);
        await local.Aws.PageAsync("/_local/page/log/nowhere?group=x", HttpStatusCode.NotFound);
        var page = await local.Aws.PageAsync("/_local/page/clock");
        var fields = new Dictionary<string, string> { ["token"] = page.Forms("advance").Single()["token"], ["region"] = "nowhere", ["cluster"] = "c", ["service"] = "web" };
        using var reply = await local.Aws.Client.PostAsync("/_local/page/do/redeploy", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.DoesNotContain("nowhere", local.Server.Context.Store.Regions());
    }
}
