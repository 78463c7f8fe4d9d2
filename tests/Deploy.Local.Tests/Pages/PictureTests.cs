using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Deploy.Local.Tests.Pages;

/// <summary>
/// The picture that the READMEs show: <c>DEPLOY_ECS_PICTURE=$PWD/src/Deploy.Local/page.png dotnet test tests/Deploy.Local.Tests --filter PictureTests</c>
/// takes it anew; without the variable it is taken and not kept.
/// </summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int LargestPicture = 150_000;
    private const string Tags = """ ,"tags":[{"key":"deploy-ecs:application","value":"storefront"},{"key":"deploy-ecs:environment","value":"local"},{"key":"deploy-ecs:address","value":"service/NAME"}] """;

    [SkippableFact]
    public async Task An_application_with_services_and_a_schedule_is_shown_in_a_picture()
    {
        await using var local = await RunningLocal.StartAsync();
        await using var window = await chromium.OpenAsync(local.Server.Url, width: 1080, height: 640);
        foreach (var name in (string[])["storefront-api", "storefront-pages"])
        {
            await local.RegisterAsync(family: name);
            await local.CreateServiceAsync(name == "storefront-api" ? 2 : 1, name, Tags.Replace("NAME", name, StringComparison.Ordinal));
        }

        await ScheduleAsync(local);
        await local.DeploymentAsync("storefront-api");
        await local.DeploymentAsync("storefront-pages");
        await window.Page.GotoAsync("/");
        await Expect(window.Page.GetByText("has reached a steady state")).ToHaveCountAsync(2, new() { Timeout = 60_000 });

        var picture = await window.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(picture.Length, 10_000, LargestPicture);
        if (Environment.GetEnvironmentVariable("DEPLOY_ECS_PICTURE") is { Length: > 0 } path)
            await File.WriteAllBytesAsync(path, picture);
        Assert.Empty(window.Wrongs);
    }

    private static async Task ScheduleAsync(RunningLocal local)
    {
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "CreateRole", ("RoleName", "scheduler"), ("AssumeRolePolicyDocument", ScheduleScene.Trust("scheduler.amazonaws.com")));
        await SendAsync(local, "/schedule-groups/storefront", """{"Tags":[{"Key":"deploy-ecs:application","Value":"storefront"},{"Key":"deploy-ecs:environment","Value":"local"}]}""");
        await SendAsync(local, "/schedules/report", new JsonObject
        {
            ["GroupName"] = "storefront",
            ["ScheduleExpression"] = "cron(0 3 ? * MON-FRI *)",
            ["ScheduleExpressionTimezone"] = "Europe/Berlin",
            ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
            ["Target"] = new JsonObject
            {
                ["Arn"] = ScheduleScene.Cluster,
                ["RoleArn"] = ScheduleScene.Role,
                ["EcsParameters"] = new JsonObject { ["TaskDefinitionArn"] = "arn:aws:ecs:eu-west-1:000000000000:task-definition/storefront-report:1" },
            },
        }.ToJsonString());
    }

    private static async Task SendAsync(RunningLocal local, string path, string body)
    {
        using var request = local.Aws.Signed(HttpMethod.Post, path, "scheduler");
        request.Content = new StringContent(body);
        using var reply = await local.Aws.Client.SendAsync(request);
        Assert.True(reply.StatusCode == HttpStatusCode.OK, await reply.Content.ReadAsStringAsync());
    }
}
