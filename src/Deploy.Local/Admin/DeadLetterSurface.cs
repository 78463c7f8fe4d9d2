using Deploy.Local.Invocations;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static Deploy.Local.Admin.AdminJson;

namespace Deploy.Local.Admin;

/// <summary><c>/_local/dead-letters</c>: what schedules and rules would have sent to their dead-letter queues.</summary>
public sealed class DeadLetterSurface(LocalContext context) : IHttpSurface
{
    private readonly DeadLetters _letters = new(context.Store);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_local/dead-letters", async () => Reply(new { DeadLetters = await context.Gate.RunAsync(Read) }));
        routes.MapDelete("/_local/dead-letters", async () => Reply(await context.Gate.RunAsync(Forget)));
    }

    private List<DeadLetterView> Read() =>
        [.. _letters.Regions.SelectMany(region => _letters.Of(region).Select(letter => DeadLetterView.Of(region, letter)))];

    private object Forget()
    {
        _letters.Clear();
        context.Store.Flush();
        return new { Status = "ok" };
    }
}
