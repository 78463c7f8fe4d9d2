using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Pages;
using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Seeds;

/// <summary><c>/_local/seed</c> itself: what it takes, what it shows, and that tasks are reached through what stands in.</summary>
public sealed class SeedSurfaceTests
{
    [Theory]
    [InlineData("""{"subnets":[]}""", "region")]
    [InlineData("""{"region":"Ireland"}""", "'Ireland' is no Region such as eu-central-1.")]
    [InlineData("""{"region":"eu-west-1","buckets":[]}""", "buckets")]
    [InlineData("""{"region":"eu-west-1","subnets":[{"id":"subnet-00000001","zone":"a"}]}""", "zone")]
    [InlineData("""{"region":"eu-west-1","subnets":null}""", "\"subnets\" is null")]
    [InlineData("""{"region":"eu-west-1","roles":[null]}""", "\"roles\" is null")]
    [InlineData("""{"region":null}""", "'' is no Region such as eu-central-1.")]
    [InlineData("""{"region":"eu-west-1","roles":[{"name":"a","services":null}]}""", "\"services\" is null")]
    [InlineData("""{"region":"eu-west-1","roles":[{"name":"a","services":[null]}]}""", "'' is no service such as ecs-tasks.amazonaws.com.")]
    [InlineData("[]", "SeedRequest")]
    public async Task A_body_that_is_not_understood_is_refused(string body, string why)
    {
        await using var local = await TestLocal.StartAsync();
        using var reply = await local.Aws.Client.PostAsync("/_local/seed", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(why, (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_ins_are_shown_on_the_page_and_stay_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using (var local = await TestLocal.StartAsync(folder.Path))
        {
            Assert.DoesNotContain("Stand-ins", (await local.Aws.PageAsync("/")).Value, StringComparison.Ordinal);
            await local.Aws.SeedAsync("""
                "subnets":[{"tag":"tier=private"}], "roles":[{"name":"app"}], "parameters":[{"name":"/shop/key","value":"of-nobody-else"}]
                """);
        }

        await using var again = await TestLocal.StartAsync(folder.Path);
        var page = await again.Aws.PageAsync("/");
        Assert.Equal(["Stand-ins eu-west-1", "Stand-ins global", "This Local"], page.Descendants("h2").Select(heading => heading.Value));
        var rows = page.Rows("Stand-ins");
        Assert.Equal(
            ["subnet tier=private", "subnet tier=private", "parameter –", "role may do everything"], rows.Select(row => $"{row[1]} {row[2]}"));
        Assert.DoesNotContain("of-nobody-else", page.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, (await again.Aws.AdminAsync("seed"))["standIns"]!.AsArray().Count);
    }

    [Fact]
    public async Task Tasks_answer_behind_a_target_group_that_stands_in()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        const string Group = $"arn:aws:elasticloadbalancing:eu-west-1:{SeedScene.Account}:targetgroup/front/0123456789abcdef";
        var seeded = Assert.Single(await local.Aws.SeedAsync($$""" "targetGroups":[{"arn":"{{Group}}"}] """));
        Assert.Equal($"http://front.localhost:{new Uri(local.Server.Url).Port}", (string)seeded["url"]!);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1, more: BalancerScene.Service(Group));
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);

        var scene = new BalancerScene(local);
        Assert.StartsWith("200 v1", await scene.AskAsync("front.localhost", "/"), StringComparison.Ordinal);
        Assert.Equal(["healthy"], await scene.HealthAsync(Group));
    }
}
