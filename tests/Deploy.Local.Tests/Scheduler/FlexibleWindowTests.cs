using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Support.ScheduleScene;

namespace Deploy.Local.Tests.Scheduler;

public sealed class FlexibleWindowTests
{
    private const double Noon = 1893499200;

    [Fact]
    public async Task Each_start_has_its_own_moment_in_the_window_and_keeps_it()
    {
        await using var asked = await TestLocal.StartAsync();
        await using var quiet = await TestLocal.StartAsync();
        foreach (var local in (TestLocal[])[asked, quiet])
            await CreateAsync(local, await SceneAsync(local), "cron(0/20 * * * ? *)", body => Flexible(body, 15));

        for (var minutes = 0; minutes < 100; minutes++)
        {
            asked.Pass(60);
            await StartedAsync(asked);
        }

        quiet.Pass(100 * 60);
        await StartedAsync(quiet);

        var (often, once) = (await StartsAsync(asked), await StartsAsync(quiet));
        Assert.Equal(often, once);
        Assert.Equal([0, 20, 40, 60, 80], often.Select(start => (int)(start.Due - Noon) / 60).Take(5));
        Assert.All(often, start => Assert.InRange(start.At - start.Due, 0, (15 * 60) - 1));
        Assert.Equal(often.Count, often.Select(start => start.At - start.Due).Distinct().Count());
        Assert.All(often, start => Assert.Equal(0, start.At % 1));
    }

    [Fact]
    public async Task A_window_that_is_longer_than_the_period_loses_none()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(5 minutes)", body => Flexible(body, 60));

        for (var minutes = 0; minutes < 120; minutes++)
        {
            local.Pass(60);
            await StartedAsync(local);
        }

        var starts = await StartsAsync(local);
        Assert.Equal(Enumerable.Range(0, 13).Select(i => (double)(i * 300)), starts.Select(start => start.Due - Noon).Order().Take(13));
        Assert.Equal(starts.Select(start => start.At).Order(), starts.Select(start => start.At));
    }

    private static async Task<List<(double Due, double At)>> StartsAsync(TestLocal local) =>
        [.. (await InvocationsAsync(local)).Select(entry => ((double)entry["input"]!["due"]!, (double)entry["input"]!["at"]!))];
}
