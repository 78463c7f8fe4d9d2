using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Deploy.Local.Tests.Pages;

/// <summary>The pages in a browser: they follow what happens, work without a mouse and on narrow screens, and ask nobody else.</summary>
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Paths =
    [
        "/", "/_local/page/service/eu-west-1/c/web", "/_local/page/logs", "/_local/page/log/eu-west-1?group=/ecs/web", "/_local/page/schedules",
        "/_local/page/images", "/_local/page/requests", "/_local/page/faults", "/_local/page/clock",
    ];

    [SkippableFact]
    public async Task A_rollout_and_its_lines_are_followed_without_loading_the_page_again()
    {
        await using var local = await RunningLocal.StartAsync();
        await using var window = await chromium.OpenAsync(local.Server.Url);
        var page = window.Page;
        await page.GotoAsync("/");
        await local.RegisterAsync();
        await local.CreateServiceAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "web:1" });
        await Expect(row).ToContainTextAsync("2 of 2", Patient);
        await Expect(row.GetByRole(AriaRole.Status)).ToHaveTextAsync("completed", PatientText);

        // Another window, because the service is another server.
        var address = row.GetByRole(AriaRole.Link, new() { Name = "web.c.localhost" });
        await using var other = await chromium.OpenAsync((await address.GetAttributeAsync("href"))!);
        await other.Page.GotoAsync("/");
        await Expect(other.Page.Locator("body")).ToContainTextAsync("v1 ");

        await page.GetByRole(AriaRole.Link, new() { Name = "web", Exact = true }).ClickAsync();
        var (status, log) = (page.Locator("dd").First, page.GetByRole(AriaRole.Log));
        await Expect(log).ToContainTextAsync("v1 starts");
        await page.EvaluateAsync("window.loaded = 'once'");
        await log.FocusAsync();
        // The new tasks find no place, for as long as the test looks.
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"placement","revision":2}""");
        await local.RegisterAsync(version: "v2");
        await local.UpdateAsync();
        await Expect(status).ToHaveTextAsync("in progress", PatientText);
        using (await local.Aws.Client.DeleteAsync("/_local/tasks/faults"))
            await Expect(status).ToHaveTextAsync("completed", PatientText);
        await Expect(log).ToContainTextAsync("v2 starts", Patient);
        await Expect(log).ToContainTextAsync("v1 ends", Patient);
        Assert.Equal("once", await page.EvaluateAsync<string>("window.loaded"));
        await Expect(log).ToBeFocusedAsync();
        Assert.Empty(window.Wrongs);
    }

    [SkippableFact]
    public async Task A_schedule_is_started_with_the_keyboard_alone()
    {
        await using var local = await FilledAsync();
        await using var window = await chromium.OpenAsync(local.Server.Url);
        var page = window.Page;
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await window.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Run now default/nightly" }));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main > .notice")).ToHaveTextAsync("A task was started.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Schedules");
        Assert.Single(await ScheduleScene.StartedAsync(local), task => (string)task["startedBy"]! == "chronos-schedule/nightly");
        // Loading the page again neither starts another nor says it again.
        await page.ReloadAsync();
        await Expect(page.Locator("main > .notice")).ToHaveCountAsync(0);
        Assert.Single(await ScheduleScene.StartedAsync(local), task => (string)task["startedBy"]! == "chronos-schedule/nightly");
        Assert.Empty(window.Wrongs);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_fits_a_narrow_screen_and_asks_nobody_else(bool dark)
    {
        await using var local = await FilledAsync();
        await using var window = await chromium.OpenAsync(local.Server.Url, width: 360, dark: dark);
        foreach (var path in Paths)
        {
            await window.Page.GotoAsync(path);
            // After the first refresh too.
            await window.Page.WaitForRequestAsync(request => request.Headers.ContainsKey("x-part"));
            Assert.Equal((path, 360), (path, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
            Assert.Equal(
                (path, "[]"), (path, await window.Page.EvaluateAsync<string>("""
                    () => JSON.stringify([...document.querySelectorAll("main *:not(.unseen):not(thead):not(thead *)")]
                      .filter(element => element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML.slice(0, 80)))
                    """)));
        }

        Assert.Empty(window.Wrongs);
    }

    [SkippableFact]
    public async Task What_has_the_focus_or_was_opened_stays_when_the_page_follows()
    {
        await using var local = await FilledAsync();
        await using var window = await chromium.OpenAsync(local.Server.Url);
        var page = window.Page;
        await page.GotoAsync("/_local/page/requests");
        var row = page.Locator("tbody tr").Filter(new() { HasText = "RegisterTaskDefinition" }).First;
        await row.Locator("summary").ClickAsync();
        await local.Aws.EcsAsync("ListTaskDefinitionFamilies", "{}");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("ListTaskDefinitionFamilies", Patient);
        await Expect(row.Locator("summary")).ToBeFocusedAsync();
        await Expect(row.Locator("pre")).ToBeVisibleAsync();
        Assert.Empty(window.Wrongs);
    }

    /// <summary>A Local that has something on every page, with a long name.</summary>
    private static async Task<TestLocal> FilledAsync()
    {
        var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local);
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", $$"""{"repositoryName":"{{new string('a', 120)}}"}""");
        await scene.RegisterAsync(container: """
            "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-stream-prefix":"app"} }
            """);
        await local.Aws.AdminPostAsync("tasks/faults", $$"""{"kind":"exit","log":["{{new string('x', 300)}}"]}""");
        await scene.CreateServiceAsync(more: $$""" "tags":[{"key":"deploy-ecs:application","value":"{{new string('y', 100)}}"}] """);
        local.Pass(3);
        await scene.TasksAsync();
        await local.Aws.EcsErrorAsync("DescribeServices", """{"cluster":"nothing","services":["a"]}""");
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 ? * MON-FRI *)", body => body["ScheduleExpressionTimezone"] = "Europe/Berlin");
        return local;
    }

    private static LocatorAssertionsToContainTextOptions Patient { get; } = new() { Timeout = 60_000 };

    private static LocatorAssertionsToHaveTextOptions PatientText { get; } = new() { Timeout = 60_000 };
}
