using Deploy.Local.Services;
using Deploy.Local.Timing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Deploy.Local.Admin.AdminJson;

namespace Deploy.Local.Admin;

/// <summary><c>/_local/clock</c>: shows Local's time and moves it.</summary>
/// <param name="context">Local.</param>
/// <param name="advance">What moves its clock; there is one.</param>
public sealed class ClockSurface(LocalContext context, ClockAdvance advance) : IHttpSurface
{
    private const string Usage = """Give {"advance":"7d"} (also 12h, 30m, 90s, or several in that order), or {"reset":true}.""";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_local/clock", async () => Reply(await context.Gate.RunAsync(Show)));
        routes.MapPost("/_local/clock", MoveAsync);
    }

    private Task MoveAsync(HttpContext http) => AnswerAsync<ClockRequest>(http, request => MoveAsync(request, http.RequestAborted));

    private async Task<IResult> MoveAsync(ClockRequest request, CancellationToken cancellation)
    {
        if (request.Reset == request.Advance is not null)
            return Problem(Usage);
        if (request.Reset)
            return await context.Gate.RunAsync(Reset, cancellation) is { } problem ? Conflict(problem) : Reply(await context.Gate.RunAsync(Show, cancellation));
        if (DurationText.TryParse(request.Advance) is not { } by)
            return Problem($"'{request.Advance}' is not a length of time. {Usage}");
        try
        {
            var moved = await advance.RunAsync(by, cancellation);
            return Reply(moved, moved.Error is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        }
        catch (InvalidOperationException problem)
        {
            return Conflict(problem.Message);
        }
    }

    private static IResult Conflict(string why) => Reply(new { Error = why }, StatusCodes.Status409Conflict);

    private string? Reset()
    {
        var problem = new MovedClock(context).Reset();
        context.Store.Flush();
        return problem;
    }

    private object Show() => new
    {
        context.Clock.Now,
        OffsetSeconds = context.Clock.Offset.TotalSeconds,
        NextDue = new Timeline(context).NextDue() is { } due ? LocalClock.FromTimestamp(Math.Min(due, Timeline.Latest)) : (DateTimeOffset?)null,
    };
}
